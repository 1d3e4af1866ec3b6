package org.lamina.app.cli;

import java.io.PrintStream;

/// While open, what anybody prints to standard output goes to standard error: the engine's libraries print there, and
/// a command's answers must stay clean.
final class EngineOutput implements AutoCloseable {
    private final PrintStream before = System.out;

    EngineOutput() {
        System.setOut(System.err);
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
