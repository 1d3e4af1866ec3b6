package org.lamina.app.cli;

/// What a command tells the shell it was started from.
public final class ExitCode {
    /// Done, and the answer is yes where there is one.
    public static final int FINE = 0;

    /// Done, and the answer is no: problems were found, training diverged.
    public static final int NO = 1;

    /// Not done: wrong usage or an unreadable file.
    public static final int UNUSABLE = 2;

    /// Ended by Ctrl+C, as the Java machine says it: 128 and the number of the signal.
    public static final int INTERRUPTED = 130;

    /// Ended by SIGTERM, likewise.
    public static final int TERMINATED = 143;

    private ExitCode() {}
}
