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
    /// Deviation 0.05, whatever the size of the layer.
    NORMAL,
    /// Deviation 0.02 and nothing beyond twice that, as in BERT.
    TRUNCATED_NORMAL,
    /// Within one over the root of the inputs.
    UNIFORM,
    /// Four times as wide as Xavier uniform, for sigmoids (Glorot and Bengio 2010).
    SIGMOID_UNIFORM
}
