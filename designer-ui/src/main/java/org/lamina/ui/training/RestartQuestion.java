package org.lamina.ui.training;

/// Asks what becomes of a trained network when the document has changed since its run began.
@FunctionalInterface
public interface RestartQuestion {
    /// What the user may answer.
    enum Answer {
        /// Begin a new run with fresh weights.
        FRESH,
        /// Begin a new run with the new settings and the weights of the old one.
        KEEP_WEIGHTS,
        CANCEL
    }

    /// @param weightsFit whether the old weights fit, because only settings have changed
    Answer ask(boolean weightsFit);
}
