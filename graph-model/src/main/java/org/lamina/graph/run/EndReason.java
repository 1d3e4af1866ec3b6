package org.lamina.graph.run;

/// Why a run ended.
public enum EndReason {
    /// All epochs are done.
    COMPLETED,
    /// The validation loss did not improve for `patience` epochs.
    EARLY_STOPPING,
    /// The user stopped it.
    STOPPED
}
