package org.lamina.graph.layer;

/// A layer that brings values back to a common scale, so that what is deep behind it learns as if it were not.
public interface Normalising {}
