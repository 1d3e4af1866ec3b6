package org.lamina.graph.layer;

/// A layer whose parameters are weights of sums, besides biases: what penalties and constraints on weights are about.
public interface Weighted {}
