package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.NodeId;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.paint.FarView;

/// Decides where to look after an edit: new and changed cards, and cards that an edit pushed away under the user's
/// eyes, stay in sight. The view moves only when one of them does not, and no farther than it must.
///
/// @param view what the window shows, or is about to show
/// @param width of the window
/// @param height of the window
record InSight(Viewport view, double width, double height) {
    /// Room between what is kept in sight and the edge of the window, in pixels.
    private static final double MARGIN = 24;

    /// The view becomes at most this much smaller at a time.
    private static final double SMALLEST_CHANGE = 0.7;

    /// The view that keeps in sight what should be; empty where it is.
    ///
    /// @param changed cards that tell something else than before
    Optional<Viewport> after(CanvasMap before, CanvasMap now, Set<NodeId> changed) {
        Rectangle2D seen = view.visible(width, height);
        List<NodeId> fresh = new ArrayList<>();
        List<NodeId> pushed = new ArrayList<>();
        List<NodeId> known = new ArrayList<>();
        boolean isLost = false;
        for (Map.Entry<NodeId, CardBox> entry : now.boxes().entrySet()) {
            NodeId id = entry.getKey();
            CardBox box = entry.getValue();
            if (!before.has(id)) {
                fresh.add(id);
                isLost |= !seen.contains(box.x(), box.y(), box.width(), box.height());
            } else if (changed.contains(id)) {
                fresh.add(id);
                isLost |= !holdsMiddle(seen, box);
            } else if (holdsMiddle(seen, before.box(id))) {
                known.add(id);
                if (box.x() != before.box(id).x() || box.y() != before.box(id).y()) {
                    pushed.add(id);
                    isLost |= !holdsMiddle(seen, box);
                }
            }
        }
        if (!isLost) {
            return Optional.empty();
        }
        known.addAll(fresh);
        pushed.addAll(fresh);
        return showing(now, known)
                .or(() -> showing(now, pushed))
                .or(() -> showing(now, fresh))
                .or(() -> fresh.isEmpty() ? Optional.empty() : showing(now, List.of(fresh.getFirst())));
    }

    private static boolean holdsMiddle(Rectangle2D seen, CardBox box) {
        return seen.contains(box.centerX(), box.centerY());
    }

    /// The nearest view that shows all these cards: moved where they fit as large as they are, otherwise a little
    /// smaller; empty where that does not do.
    private Optional<Viewport> showing(CanvasMap map, List<NodeId> cards) {
        return map.bounds(cards).flatMap(area -> {
            Viewport smaller = Viewport.fitting(area, width, height, MARGIN, view.scale());
            if (smaller.scale() == view.scale()) {
                return Optional.of(moved(area));
            }
            boolean isReadable = view.scale() < FarView.BELOW_SCALE || smaller.scale() >= FarView.BELOW_SCALE;
            return isReadable && smaller.scale() >= SMALLEST_CHANGE * view.scale()
                    ? Optional.of(smaller)
                    : Optional.empty();
        });
    }

    /// The view moved as little as it must to show an area; of one that is too large, the beginning.
    Viewport moved(Rectangle2D area) {
        Rectangle2D seen = view.visible(width, height);
        double room = MARGIN / view.scale();
        double dx = shift(area.getMinX() - room, area.getMaxX() + room, seen.getMinX(), seen.getMaxX());
        double dy = shift(area.getMinY() - room, area.getMaxY() + room, seen.getMinY(), seen.getMaxY());
        return view.panned(-dx * view.scale(), -dy * view.scale());
    }

    private static double shift(double from, double to, double seenFrom, double seenTo) {
        if (from < seenFrom) {
            return from - seenFrom;
        }
        return to > seenTo ? Math.min(to - seenTo, from - seenFrom) : 0;
    }
}
