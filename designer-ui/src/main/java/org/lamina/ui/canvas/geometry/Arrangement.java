package org.lamina.ui.canvas.geometry;

import java.util.HashMap;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layout.AutoLayout;
import org.lamina.graph.layout.Direction;
import org.lamina.graph.layout.Spacing;

/// The automatic layout with the sizes that cards have here, on the grid. Safe on any thread.
public final class Arrangement {
    private Arrangement() {}

    public static Map<NodeId, Point> of(GraphDocument document) {
        Map<NodeId, Point> places = new HashMap<>();
        AutoLayout.arrange(
                        document.network(),
                        node -> new org.lamina.graph.layout.CardSize(CardSize.WIDTH, CardSize.heightOf(document, node)),
                        Spacing.DEFAULT,
                        Direction.WINDING)
                .forEach((id, at) -> places.put(id, new Point(Snap.toGrid(at.x()), Snap.toGrid(at.y()))));
        return places;
    }
}
