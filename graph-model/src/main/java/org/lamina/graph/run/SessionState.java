package org.lamina.graph.run;

/// Where a training session is.
public enum SessionState {
    /// Loading data and building the network.
    STARTING,
    /// Built and not training: before the first batch, after the last epoch, or after a stop. Weights are there and
    /// probes are answered.
    IDLE,
    RUNNING,
    /// Between two batches of a run that will go on. Probes are answered.
    PAUSED,
    /// Finishing the current batch before it goes idle.
    STOPPING,
    /// Ended by a problem. Weights are those of the last good moment and probes are answered where possible.
    FAILED,
    /// The thread has ended; nothing is answered any more.
    CLOSED;

    /// Whether a change from this state to `next` makes sense.
    public boolean leadsTo(SessionState next) {
        return switch (this) {
            case STARTING -> next == IDLE || next == RUNNING || next == FAILED || next == CLOSED;
            case IDLE -> next == RUNNING || next == FAILED || next == CLOSED;
            case RUNNING -> next == PAUSED || next == STOPPING || next == IDLE || next == FAILED || next == CLOSED;
            case PAUSED -> next == RUNNING || next == STOPPING || next == IDLE || next == FAILED || next == CLOSED;
            case STOPPING -> next == IDLE || next == FAILED || next == CLOSED;
            case FAILED -> next == RUNNING || next == CLOSED;
            case CLOSED -> false;
        };
    }
}
