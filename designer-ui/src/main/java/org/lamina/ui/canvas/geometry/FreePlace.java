package org.lamina.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.Point;

/// Finds room on the canvas for several cards at once.
public final class FreePlace {
    private static final double STEP = 32;
    private static final int FARTHEST = 30;

    /// Between cards.
    private static final double GAP = 16;

    /// The nearest first; of those equally near, the one farther down and farther to the right.
    private static final List<Point> SHIFTS = shifts();

    private FreePlace() {}

    private static List<Point> shifts() {
        List<Point> all = new ArrayList<>();
        for (int row = -FARTHEST; row <= FARTHEST; row++) {
            for (int column = -FARTHEST; column <= FARTHEST; column++) {
                all.add(new Point(column * STEP, row * STEP));
            }
        }
        all.sort(Comparator.<Point>comparingDouble(shift -> Math.hypot(shift.x(), shift.y()))
                .thenComparingDouble(shift -> -shift.y())
                .thenComparingDouble(shift -> -shift.x()));
        return all;
    }

    /// The place nearest to a wanted one where none of these cards lies over another; far from all of them where there
    /// is none near by.
    ///
    /// @param cards where they lie relative to the place
    public static Point nearest(CanvasMap map, List<Rectangle2D> cards, Point wanted) {
        return SHIFTS.stream()
                .map(shift -> wanted.plus(shift.x(), shift.y()))
                .filter(at -> cards.stream().allMatch(card -> isFree(map, card, at)))
                .findFirst()
                .orElseGet(() -> below(map, wanted));
    }

    private static boolean isFree(CanvasMap map, Rectangle2D card, Point at) {
        return map.within(new Rectangle2D(
                        at.x() + card.getMinX() - GAP,
                        at.y() + card.getMinY() - GAP,
                        card.getWidth() + 2 * GAP,
                        card.getHeight() + 2 * GAP))
                .isEmpty();
    }

    private static Point below(CanvasMap map, Point wanted) {
        return map.area()
                .map(all -> new Point(wanted.x(), all.getMaxY() + STEP))
                .orElse(wanted);
    }
}
