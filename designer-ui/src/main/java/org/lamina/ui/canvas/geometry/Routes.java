package org.lamina.ui.canvas.geometry;

import java.util.HashMap;
import java.util.Map;
import org.lamina.graph.Connection;

/// The curves of connections, bent around the cards in their way; each is made when first asked for.
final class Routes {
    private static final double[] BOWS = {0, -110, 110, -170, 170, -240, 240};

    private final CanvasMap map;
    private final Map<Connection, Link> links = new HashMap<>();

    Routes(CanvasMap map) {
        this.map = map;
    }

    Link of(Connection connection) {
        return links.computeIfAbsent(connection, this::route);
    }

    private Link route(Connection connection) {
        CardBox source = map.box(connection.source());
        CardBox target = map.box(connection.target());
        Curve straight = curve(source, target, 0);
        for (double bow : BOWS) {
            Curve curve = bow == 0 ? straight : curve(source, target, bow);
            if (!isBlocked(connection, curve)) {
                return new Link(connection, curve);
            }
        }
        return new Link(connection, straight);
    }

    private static Curve curve(CardBox source, CardBox target, double bow) {
        return Curve.between(
                source.outPort(),
                source.ports().out(),
                target.inPort(),
                target.ports().in(),
                bow);
    }

    private boolean isBlocked(Connection connection, Curve curve) {
        return map.within(curve.bounds()).stream()
                .anyMatch(id -> !connection.touches(id) && curve.crosses(map.box(id)));
    }
}
