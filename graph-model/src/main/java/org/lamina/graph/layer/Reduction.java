package org.lamina.graph.layer;

import org.lamina.graph.kind.Choice;

/// What pooling keeps of a window.
public enum Reduction implements Choice {
    MAX,
    AVERAGE
}
