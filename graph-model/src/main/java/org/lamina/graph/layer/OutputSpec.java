package org.lamina.graph.layer;

/// A place where the network answers and its answers are compared with a target.
public sealed interface OutputSpec extends LayerSpec permits Output, YoloOutput {}
