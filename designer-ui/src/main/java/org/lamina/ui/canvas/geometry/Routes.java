package org.lamina.ui.canvas.geometry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;

/// The curves of connections, bent around the cards in their way; each is made when first asked for.
final class Routes {
    private static final double[] BOWS = {0, -110, 110, -170, 170, -240, 240};

    private final CanvasMap map;
    private final @Nullable CanvasMap before;
    private final Map<Connection, Link> links = new HashMap<>();
    private final Map<Connection, Optional<Point2D>> labels = new HashMap<>();

    /// @param before a map whose links stay where neither of their cards has moved
    Routes(CanvasMap map, @Nullable CanvasMap before) {
        this.map = map;
        this.before = before;
    }

    Link of(Connection connection) {
        return links.computeIfAbsent(
                connection,
                _ -> before == null || isMoved(connection, before) ? route(connection) : before.link(connection));
    }

    /// The middle of a label of this width; empty where it would be in the way.
    Optional<Point2D> label(Connection connection, double width) {
        return labels.computeIfAbsent(
                connection,
                _ -> before == null || isMoved(connection, before)
                        ? LabelPlace.find(map, connection, width)
                        : before.label(connection, width));
    }

    private boolean isMoved(Connection connection, CanvasMap before) {
        return !map.box(connection.source()).equals(before.box(connection.source()))
                || !map.box(connection.target()).equals(before.box(connection.target()));
    }

    private Link route(Connection connection) {
        CardBox source = map.box(connection.source());
        CardBox target = map.box(connection.target());
        Curve straight = curve(connection, source, target, 0);
        for (double bow : BOWS) {
            Curve curve = bow == 0 ? straight : curve(connection, source, target, bow);
            if (!isBlocked(connection, curve)) {
                return new Link(connection, List.of(curve));
            }
        }
        Detour detour = new Detour(map, connection);
        return new Link(connection, detour.shortest().orElse(List.of(straight)));
    }

    private static Curve curve(Connection connection, CardBox source, CardBox target, double bow) {
        return Curve.between(
                source.outPort(connection.from().port()),
                source.ports().out(),
                target.inPort(connection.to().port()),
                target.ports().in(),
                bow);
    }

    private boolean isBlocked(Connection connection, Curve curve) {
        return map.within(curve.bounds()).stream()
                .anyMatch(id -> connection.touches(id) ? curve.entersOwn(map.box(id)) : curve.crosses(map.box(id)));
    }
}
