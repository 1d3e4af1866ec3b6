package org.lamina.graph.shape;

import org.lamina.graph.kind.Described;

/// A mechanical way out of a shape clash, told by the rule that found it; the checker makes edits of it.
/// The described values are layer specs (typed as such by the checker, to keep this package below the layers).
public sealed interface Repair {
    /// Put a new layer on the connection into input number `input` (0-based) of the clashing node.
    record InsertBefore(int input, Described layer) implements Repair {}

    /// Replace the clashing node's own settings.
    record ChangeTo(Described layer) implements Repair {}
}
