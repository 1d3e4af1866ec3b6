package org.lamina.ui.canvas.geometry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layout.Spacing;

/// Where a new card goes behind another one, in the direction in which its data flows. Cards that are connected to
/// nothing yet, as the output of a new project, make way in that direction, so that a row which is being built stays a
/// row; behind cards that are connected the new one goes to the next row.
///
/// @param at the corner of the new card
/// @param makingWay new corners of the cards that were in the way
public record PlaceBehind(Point at, Map<NodeId, Point> makingWay) {
    public PlaceBehind {
        makingWay = Map.copyOf(makingWay);
    }

    /// @param height of the new card
    public static PlaceBehind of(CanvasMap map, CardBox before, double height) {
        Side flow = before.ports().out();
        Point step = new Point(
                Snap.toGrid(flow.dx() * Spacing.DEFAULT.column()), Snap.toGrid(flow.dy() * Spacing.DEFAULT.row()));
        double y = before.centerY() - height / 2;
        CardBox place =
                CardBox.at(Snap.toGrid(before.x() + step.x()), Snap.toGrid(y + step.y()), CardSize.WIDTH, height);
        Optional<Map<NodeId, Point>> makingWay = makingWay(map, place, step);
        while (makingWay.isEmpty()) {
            place = place.movedTo(place.x(), place.y() + Snap.toGrid(Spacing.DEFAULT.row()));
            makingWay = makingWay(map, place, step);
        }
        return new PlaceBehind(new Point(place.x(), place.y()), makingWay.get());
    }

    /// The cards that have to move for this place to be free, and those that have to move for them in turn; nothing
    /// where one of them is connected.
    private static Optional<Map<NodeId, Point>> makingWay(CanvasMap map, CardBox place, Point step) {
        Map<NodeId, Point> moved = new HashMap<>();
        Deque<CardBox> toClear = new ArrayDeque<>(List.of(place));
        while (!toClear.isEmpty()) {
            CardBox wanted = toClear.remove();
            for (NodeId id : map.within(wanted.bounds())) {
                if (moved.containsKey(id)) {
                    continue;
                }
                if (!map.touching(Set.of(id)).isEmpty()) {
                    return Optional.empty();
                }
                CardBox away = map.box(id);
                while (away.intersects(wanted.bounds())) {
                    away = away.movedTo(away.x() + step.x(), away.y() + step.y());
                }
                moved.put(id, new Point(away.x(), away.y()));
                toClear.add(away);
            }
        }
        return Optional.of(moved);
    }
}
