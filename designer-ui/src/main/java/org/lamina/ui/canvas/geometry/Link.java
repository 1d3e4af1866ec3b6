package org.lamina.ui.canvas.geometry;

import org.lamina.graph.Connection;

/// A connection with the curve along which it is drawn.
public record Link(Connection connection, Curve curve) {}
