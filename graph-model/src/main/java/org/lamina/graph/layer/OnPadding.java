package org.lamina.graph.layer;

/// What a layer does with the steps of a sequence that are padding.
public enum OnPadding {
    /// Works at each step for itself: behind it the same steps are padding.
    EACH_STEP,
    /// Leaves them out. Where a sequence comes out, the same steps of it are padding as of the first input.
    LEFT_OUT,
    /// Slides along the sequence and sees zeros in their place; a step whose window has a real one in it is real.
    WINDOW,
    /// Reads zeros in their place, and behind it they count like all other steps.
    AS_ZEROS
}
