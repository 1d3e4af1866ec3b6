package org.lamina.graph.settings;

import org.lamina.graph.kind.Choice;

/// What weights are before training.
public enum WeightInit implements Choice {
    /// He for layers that end in a rectifier, Xavier for the others.
    AUTO,
    XAVIER,
    XAVIER_UNIFORM,
    HE_NORMAL,
    HE_UNIFORM,
    LECUN_NORMAL,
    NORMAL
}
