package org.lamina.graph.record;

import java.util.Locale;

/// The curves that are recorded; the lower-case name of each stands in the file.
public enum RunCurve {
    TRAIN_LOSS,
    TRAIN_ACCURACY,
    VALIDATION_LOSS,
    VALIDATION_ACCURACY,
    /// How long the run had trained when an iteration was done.
    SECONDS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
