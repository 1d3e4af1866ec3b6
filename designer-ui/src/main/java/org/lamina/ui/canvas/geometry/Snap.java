package org.lamina.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.NodeId;

/// Where a dragged card comes to rest: on the grid, or in line with a neighbour when it is nearly so.
///
/// @param dx how far to move in all
/// @param dy how far to move in all
/// @param guides lines that show with whom it is in line
public record Snap(double dx, double dy, List<Guide> guides) {
    public static final double GRID = 4;
    private static final double REACH = 6;

    /// Cards farther up or down, or to a side, are no neighbours.
    private static final double ROWS = 600;

    private static final double COLUMNS = 800;

    /// A line in canvas units.
    public record Guide(double x0, double y0, double x1, double y1) {}

    public Snap {
        guides = List.copyOf(guides);
    }

    public static double toGrid(double value) {
        return Math.round(value / GRID) * GRID;
    }

    /// The resting place of the card `lead`, dragged by `dx`, `dy` together with `moving`.
    public static Snap of(CanvasMap map, NodeId lead, Set<NodeId> moving, double dx, double dy) {
        CardBox start = map.box(lead);
        double x = toGrid(start.x() + dx);
        double y = toGrid(start.y() + dy);
        double bestX = REACH;
        double bestY = REACH;
        CardBox alignedX = start;
        CardBox alignedY = start;
        for (NodeId id : map.within(new Rectangle2D(x - COLUMNS, y - ROWS, 2 * COLUMNS, 2 * ROWS))) {
            CardBox other = map.box(id);
            if (moving.contains(id)) {
                continue;
            }
            double offX = Math.abs(other.x() - (start.x() + dx));
            double offY = Math.abs(other.centerY() - (start.centerY() + dy));
            if (offX < bestX && Math.abs(other.y() - y) < ROWS) {
                bestX = offX;
                alignedX = other;
            }
            if (offY < bestY && Math.abs(other.x() - x) < COLUMNS) {
                bestY = offY;
                alignedY = other;
            }
        }
        List<Guide> guides = new ArrayList<>();
        x = alignedX == start ? x : alignedX.x();
        y = alignedY == start ? y : alignedY.centerY() - start.height() / 2;
        if (alignedX != start) {
            guides.add(new Guide(x, Math.min(y, alignedX.y()), x, Math.max(y + start.height(), alignedX.maxY())));
        }
        if (alignedY != start) {
            double middle = alignedY.centerY();
            guides.add(
                    new Guide(Math.min(x, alignedY.x()), middle, Math.max(x + start.width(), alignedY.maxX()), middle));
        }
        return new Snap(x - start.x(), y - start.y(), guides);
    }
}
