package org.lamina.graph.record;

/// What has changed of a curve: the points of the file at or after an iteration are replaced by these.
public record CurveTail(long from, Points points) {}
