package org.lamina.ui.canvas.geometry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;

/// Finds what lies under a point: ports before cards, cards before connections, the topmost first.
///
/// @param map where things are
/// @param scale pixels per canvas unit; what is caught does not shrink with the zoom
public record HitTest(CanvasMap map, double scale) {
    private static final double PORT_REACH = 9;
    private static final double LINK_REACH = 7;

    /// The height of the line with the name, from the top of the card.
    private static final double NAME_LINE = 30;

    /// The name ends here at the latest; behind it stands the kind.
    private static final double NAME_SHARE = 0.6;

    public Hit at(double x, double y) {
        double reach = portReach();
        List<NodeId> near = map.within(new Rectangle2D(x - reach, y - reach, 2 * reach, 2 * reach));
        for (NodeId id : near.reversed()) {
            CardBox box = map.box(id);
            for (Ports.Port port : box.ports().outs()) {
                if (isNear(box.outPort(port.id()), x, y)) {
                    return new Hit.OnOutPort(new PortRef(id, port.id()));
                }
            }
            for (Ports.Port port : box.ports().ins()) {
                if (isNear(box.inPort(port.id()), x, y)) {
                    return new Hit.OnInPort(new PortRef(id, port.id()));
                }
            }
            if (box.contains(x, y)) {
                return new Hit.OnCard(id, y < box.y() + NAME_LINE && x < box.x() + box.width() * NAME_SHARE);
            }
        }
        return linkAt(x, y).<Hit>map(Hit.OnLink::new).orElseGet(Hit.OnNothing::new);
    }

    /// Where a connection would end at a point: at the port there or in that line of a card, else at whichever port of
    /// the card is free. A port has a reach around it.
    ///
    /// @param isInput whether it shall enter the card
    public Optional<PortRef> endAt(double x, double y, boolean isInput) {
        return switch (at(x, y)) {
            case Hit.OnInPort port when isInput -> Optional.of(port.port());
            case Hit.OnOutPort port when !isInput -> Optional.of(port.port());
            case Hit.OnInPort port -> Optional.of(anyOf(port.port().node(), isInput));
            case Hit.OnOutPort port -> Optional.of(anyOf(port.port().node(), isInput));
            case Hit.OnCard card ->
                map.box(card.node())
                        .portAt(y, isInput)
                        .map(port -> new PortRef(card.node(), port))
                        .or(() -> Optional.of(anyOf(card.node(), isInput)));
            case Hit.OnLink _, Hit.OnNothing _ -> Optional.empty();
        };
    }

    private static PortRef anyOf(NodeId node, boolean isInput) {
        return isInput ? PortRef.in(node) : PortRef.out(node);
    }

    /// The connection nearest to a point, if one is near.
    public Optional<Connection> linkAt(double x, double y) {
        double reach = LINK_REACH / scale;
        @Nullable Connection nearest = null;
        for (Connection connection : map.connectionsNear(new Rectangle2D(x - reach, y - reach, 2 * reach, 2 * reach))) {
            double distance = map.link(connection).distanceTo(x, y);
            if (distance <= reach) {
                reach = distance;
                nearest = connection;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private boolean isNear(Point2D port, double x, double y) {
        return Math.hypot(port.getX() - x, port.getY() - y) <= portReach();
    }

    private double portReach() {
        return PORT_REACH / Math.max(scale, 0.5);
    }

    /// The nearest card in a direction, for moving with the keys.
    public Optional<NodeId> next(NodeId from, Side direction) {
        CardBox start = map.box(from);
        @Nullable NodeId best = null;
        double bestCost = Double.MAX_VALUE;
        for (Map.Entry<NodeId, CardBox> entry : map.boxes().entrySet()) {
            double dx = entry.getValue().centerX() - start.centerX();
            double dy = entry.getValue().centerY() - start.centerY();
            double along = dx * direction.dx() + dy * direction.dy();
            double across = Math.abs(dx * direction.dy()) + Math.abs(dy * direction.dx());
            double cost = along + 2 * across;
            if (along > 1 && cost < bestCost) {
                bestCost = cost;
                best = entry.getKey();
            }
        }
        return Optional.ofNullable(best);
    }
}
