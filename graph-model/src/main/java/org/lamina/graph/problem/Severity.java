package org.lamina.graph.problem;

/// An error forbids training; a warning does not.
public enum Severity {
    ERROR,
    WARNING
}
