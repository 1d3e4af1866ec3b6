package org.lamina.graph.layer;

/// What a layer does with the steps of a sequence that are padding.
public enum OnPadding {
    /// Works at each step for itself: behind it the same steps are padding.
    EACH_STEP,
    /// Leaves them out. Where a sequence comes out, the same steps of it are padding as of the first input.
    LEFT_OUT,
    /// Makes other steps, as a window does that slides along the sequence, and sees zeros in their place. A step
    /// is real where something real went into it.
    WINDOW,
    /// Reads zeros in their place, and behind it they count like all other steps.
    AS_ZEROS
}
