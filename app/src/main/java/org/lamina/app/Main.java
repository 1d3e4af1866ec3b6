package org.lamina.app;

/// The program's entry: a plain class, so that the command line runs without a window toolkit.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.exit(0);
    }
}
