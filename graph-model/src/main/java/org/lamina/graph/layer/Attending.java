package org.lamina.graph.layer;

/// A layer that weighs the steps of a sequence; where it looks can be shown.
public interface Attending {}
