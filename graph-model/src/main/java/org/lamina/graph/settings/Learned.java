package org.lamina.graph.settings;

import org.lamina.graph.kind.Choice;

/// What the outputs of a network learn to give.
public enum Learned implements Choice {
    /// What the data source says about each sample.
    LABELS,
    /// The sample itself, as it is after normalisation. An output that gives a vector learns an image as one long
    /// vector, channel by channel and row by row.
    INPUT
}
