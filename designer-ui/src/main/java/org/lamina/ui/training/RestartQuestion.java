package org.lamina.ui.training;

import java.util.function.Consumer;

/// Asks what becomes of a trained network. Answers arrive on the FX thread; a cancelled question has none.
public interface RestartQuestion {
    /// What the user may answer.
    enum Answer {
        /// Begin a new run with fresh weights.
        FRESH,
        /// Begin a new run with the new settings and the weights of the old one.
        KEEP_WEIGHTS
    }

    /// The document has changed since its run began.
    ///
    /// @param weightsFit whether the old weights fit, because only settings have changed
    void changed(boolean weightsFit, Consumer<Answer> answer);

    /// The user wants to train anew from fresh weights.
    ///
    /// @param kept whether the trained ones are kept in a checkpoint
    void anew(boolean kept, Runnable yes);
}
