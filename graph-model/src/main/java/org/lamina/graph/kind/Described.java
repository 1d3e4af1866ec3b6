package org.lamina.graph.kind;

/// A value with parameters that is declared by a descriptor.
public interface Described {
    Kind<?> kind();
}
