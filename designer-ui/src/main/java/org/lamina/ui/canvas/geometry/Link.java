package org.lamina.ui.canvas.geometry;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Point2D;
import org.lamina.graph.Connection;

/// A connection with the way along which it is drawn.
///
/// @param pieces at least one; each begins where the one before ends
public record Link(Connection connection, List<Curve> pieces) {
    public Link {
        pieces = List.copyOf(pieces);
    }

    /// The middle of its longest piece, where there is the most room to write.
    public Point2D middle() {
        return pieces.stream()
                .max(Comparator.comparingDouble(Curve::span))
                .map(longest -> longest.point(0.5))
                .orElseThrow();
    }

    /// The shortest distance from a point, good to about a unit.
    public double distanceTo(double x, double y) {
        return pieces.stream()
                .mapToDouble(piece -> piece.distanceTo(x, y))
                .min()
                .orElse(Double.MAX_VALUE);
    }
}
