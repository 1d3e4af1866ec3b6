package org.lamina.graph.layer;

import org.lamina.graph.kind.Choice;

/// Which way a sequence is read.
public enum Direction implements Choice {
    /// From the first step to the last.
    FORWARD,
    /// From the last step to the first.
    BACKWARD,
    /// Both ways apart from each other, each with weights of its own.
    BOTH
}
