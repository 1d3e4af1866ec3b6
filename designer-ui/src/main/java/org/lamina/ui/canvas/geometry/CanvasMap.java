package org.lamina.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;

/// Where every card and connection of a document lies. Made anew for every document; curves are made when asked for.
public final class CanvasMap {
    /// No curve leaves its two cards by more than this.
    public static final double BOW_ROOM = 250;

    private final Map<NodeId, CardBox> boxes;
    private final List<Connection> connections;
    private final Map<NodeId, List<Connection>> byNode;
    private final Places places;
    private final Set<NodeId> elsewhere;
    private final Routes routes;
    private @Nullable Rectangle2D area;

    /// @param elsewhere the cards that are not where `places` knows them
    /// @param before the map in which they have been moved, if any
    private CanvasMap(
            Map<NodeId, CardBox> boxes,
            List<Connection> connections,
            Map<NodeId, List<Connection>> byNode,
            Places places,
            Set<NodeId> elsewhere,
            @Nullable CanvasMap before) {
        this.boxes = boxes;
        this.connections = connections;
        this.byNode = byNode;
        this.places = places;
        this.elsewhere = elsewhere;
        routes = new Routes(this, before);
    }

    public static CanvasMap of(GraphDocument document) {
        Map<NodeId, CardBox> boxes =
                LinkedHashMap.newLinkedHashMap(document.network().nodes().size());
        Map<NodeId, Point> places = document.layout().positions();
        Map<NodeId, Point> otherwise = hasAll(document) ? Map.of() : Arrangement.of(document);
        for (GraphNode node : document.network().nodes()) {
            Point at = places.getOrDefault(node.id(), otherwise.getOrDefault(node.id(), new Point(0, 0)));
            double height = CardSize.heightOf(document, node);
            boxes.put(node.id(), new CardBox(at.x(), at.y(), CardSize.WIDTH, height, Ports.of(document, node)));
        }
        List<Connection> connections = document.network().connections();
        CanvasMap map =
                new CanvasMap(boxes, connections, byNode(connections), new Places(boxes, connections), Set.of(), null);
        map.chooseSides(boxes.keySet());
        return map;
    }

    private static Map<NodeId, List<Connection>> byNode(List<Connection> connections) {
        Map<NodeId, List<Connection>> byNode = HashMap.newHashMap(connections.size());
        for (Connection connection : connections) {
            byNode.computeIfAbsent(connection.source(), _ -> new ArrayList<>(2)).add(connection);
            byNode.computeIfAbsent(connection.target(), _ -> new ArrayList<>(2)).add(connection);
        }
        return byNode;
    }

    private static boolean hasAll(GraphDocument document) {
        Set<NodeId> placed = document.layout().positions().keySet();
        return document.network().nodes().stream().allMatch(node -> placed.contains(node.id()));
    }

    /// The same map with some cards elsewhere, as while they are dragged.
    public CanvasMap moved(Map<NodeId, Point> to) {
        Map<NodeId, CardBox> changed = new LinkedHashMap<>(boxes);
        to.forEach((id, at) -> changed.computeIfPresent(id, (_, box) -> box.movedTo(at.x(), at.y())));
        Set<NodeId> moved = new HashSet<>(elsewhere);
        to.keySet().stream().filter(boxes::containsKey).forEach(moved::add);
        CanvasMap map = new CanvasMap(changed, connections, byNode, places, moved, this);
        map.chooseSides(Set.copyOf(neighbourhood(to.keySet())));
        return map;
    }

    private Collection<NodeId> neighbourhood(Set<NodeId> ids) {
        Set<NodeId> all = ids.stream()
                .flatMap(id -> linksAt(id).stream())
                .flatMap(connection -> Stream.of(connection.source(), connection.target()))
                .collect(Collectors.toSet());
        all.addAll(ids);
        return all;
    }

    private void chooseSides(Collection<NodeId> ids) {
        for (NodeId id : ids) {
            CardBox box = boxes.get(id);
            if (box != null) {
                boxes.put(id, box.withPorts(box.ports().withSides(favourite(id, true), favourite(id, false))));
            }
        }
    }

    /// The edge that most connections of a port would choose.
    private Side favourite(NodeId id, boolean incoming) {
        Map<Side, Integer> votes = new EnumMap<>(Side.class);
        Side best = incoming ? Side.LEFT : Side.RIGHT;
        for (Connection connection : linksAt(id)) {
            if ((incoming ? connection.target() : connection.source()).equals(id)) {
                Side leaving = box(connection.source()).towards(box(connection.target()));
                Side side = incoming ? leaving.opposite() : leaving;
                int count = votes.merge(side, 1, Integer::sum);
                if (count > votes.getOrDefault(best, 0)) {
                    best = side;
                }
            }
        }
        return best;
    }

    private List<Connection> linksAt(NodeId id) {
        return byNode.getOrDefault(id, List.of());
    }

    /// The box of a node of this document.
    public CardBox box(NodeId id) {
        CardBox box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("Not on the canvas: " + id);
        }
        return box;
    }

    public boolean has(NodeId id) {
        return boxes.containsKey(id);
    }

    /// All boxes, the topmost last.
    public Map<NodeId, CardBox> boxes() {
        return boxes;
    }

    public List<Connection> connections() {
        return connections;
    }

    /// The connections that touch any of these nodes.
    public Set<Connection> touching(Collection<NodeId> ids) {
        return ids.stream().flatMap(id -> linksAt(id).stream()).collect(Collectors.toSet());
    }

    public boolean has(Connection connection) {
        return linksAt(connection.source()).contains(connection);
    }

    /// A connection with its curve; bent around the cards in its way.
    public Link link(Connection connection) {
        return routes.of(connection);
    }

    /// Where the shape of a connection is written, in words of this width; empty where it would be in the way.
    public Optional<Point2D> label(Connection connection, double width) {
        return routes.label(connection, width);
    }

    /// The cards that an area touches, the topmost last.
    public List<NodeId> within(Rectangle2D area) {
        List<NodeId> found =
                new ArrayList<>(places.nodesNear(area, id -> !elsewhere.contains(id) && box(id).intersects(area)));
        for (NodeId id : elsewhere) {
            if (box(id).intersects(area)) {
                found.add(id);
            }
        }
        return found;
    }

    /// The connections that an area may touch: all whose cards are so near that a bow could reach it.
    public List<Connection> connectionsNear(Rectangle2D area) {
        Rectangle2D reach = new Rectangle2D(
                area.getMinX() - BOW_ROOM,
                area.getMinY() - BOW_ROOM,
                area.getWidth() + 2 * BOW_ROOM,
                area.getHeight() + 2 * BOW_ROOM);
        Set<Connection> stretched = elsewhere.isEmpty() ? Set.of() : touching(elsewhere);
        List<Connection> found = new ArrayList<>(places.connectionsNear(
                reach,
                connection -> !stretched.contains(connection)
                        && Places.span(boxes, connection).intersects(reach)));
        for (Connection connection : stretched) {
            if (Places.span(boxes, connection).intersects(reach)) {
                found.add(connection);
            }
        }
        return found;
    }

    /// The smallest rectangle around all cards; empty where there are none.
    public Optional<Rectangle2D> area() {
        if (area == null) {
            area = bounds(boxes.keySet()).orElse(null);
        }
        return Optional.ofNullable(area);
    }

    /// The smallest rectangle around some cards; empty where there are none.
    public Optional<Rectangle2D> bounds(Collection<NodeId> ids) {
        @Nullable Rectangle2D all = null;
        for (NodeId id : ids) {
            if (boxes.containsKey(id)) {
                all = all == null ? box(id).bounds() : union(all, box(id).bounds());
            }
        }
        return Optional.ofNullable(all);
    }

    private static Rectangle2D union(Rectangle2D a, Rectangle2D b) {
        double x = Math.min(a.getMinX(), b.getMinX());
        double y = Math.min(a.getMinY(), b.getMinY());
        return new Rectangle2D(x, y, Math.max(a.getMaxX(), b.getMaxX()) - x, Math.max(a.getMaxY(), b.getMaxY()) - y);
    }
}
