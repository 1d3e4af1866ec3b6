package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.problem.ProblemException;

/// The parts that a project and a copied fragment have in common: nodes, connections and positions.
final class NetworkCodec {
    /// Coordinates beyond this are no place that a person put a node to.
    private static final double FARTHEST = 1e9;

    private static final String FAR = "1000000000";

    private final Faults faults;

    NetworkCodec(Faults faults) {
        this.faults = faults;
    }

    static Json writeNodes(List<GraphNode> nodes) {
        return Json.array(nodes.stream().map(NetworkCodec::writeNode).toList());
    }

    private static Json writeNode(GraphNode node) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(node.id().value()));
        members.put("name", Json.of(node.name()));
        if (node.spec() instanceof UnknownLayer unknown) {
            members.put("kind", Json.of(unknown.kindId()));
            members.put("settings", kept(unknown));
        } else {
            members.put("kind", Json.of(node.spec().kind().id()));
            Map<String, Json> settings = ParamCodec.write(node.spec());
            if (!settings.isEmpty()) {
                members.put("settings", Json.object(settings));
            }
        }
        return Json.object(members);
    }

    private static Json kept(UnknownLayer unknown) {
        try {
            return JsonReader.read(unknown.settings(), new Faults(""));
        } catch (ProblemException e) {
            throw new IllegalArgumentException("Settings that are no JSON: " + unknown, e);
        }
    }

    static Json writeConnections(List<Connection> connections) {
        List<Json> items = new ArrayList<>();
        for (Connection connection : connections) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("from", Json.of(connection.source().value()));
            members.put("to", Json.of(connection.target().value()));
            items.add(Json.object(members));
        }
        return Json.array(items);
    }

    /// Positions in the order of the nodes; nodes without one are left out.
    static Json writePositions(List<GraphNode> nodes, Map<NodeId, Point> positions) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            Point point = positions.get(node.id());
            if (point != null) {
                members.put(node.id().value(), Json.array(List.of(Json.of(point.x()), Json.of(point.y()))));
            }
        }
        return Json.object(members);
    }

    /// The network in the members `nodes` and `connections`.
    Network readNetwork(Fields file) throws ProblemException {
        List<Json> items = file.list("nodes");
        if (items.size() > Network.MAX_NODES) {
            throw faults.at(file.get("nodes").line(), "file.too-many", items.size(), Network.MAX_NODES);
        }
        List<GraphNode> nodes = new ArrayList<>(items.size());
        Set<NodeId> ids = new HashSet<>();
        for (Json item : items) {
            GraphNode node = readNode(Fields.of(item, "nodes", faults));
            if (!ids.add(node.id())) {
                throw faults.at(item.line(), "file.duplicate-id", node.id().value());
            }
            nodes.add(node);
        }
        return new Network(nodes, readConnections(file, ids));
    }

    private GraphNode readNode(Fields fields) throws ProblemException {
        String id = fields.text("id");
        if (!NodeId.isValid(id)) {
            throw faults.at(fields.get("id").line(), "file.bad-id", id);
        }
        String name = fields.text("name");
        if (name.isBlank() || name.length() > GraphNode.MAX_NAME) {
            throw faults.at(fields.get("name").line(), "file.bad-name", name, GraphNode.MAX_NAME);
        }
        GraphNode node = new GraphNode(new NodeId(id), name, readSpec(fields));
        fields.end();
        return node;
    }

    private LayerSpec readSpec(Fields fields) throws ProblemException {
        String kindId = fields.text("kind");
        if (kindId.isBlank() || kindId.length() > 100) {
            throw faults.at(fields.get("kind").line(), "file.bad-kind", kindId);
        }
        Kind<? extends LayerSpec> kind = LayerKinds.ALL.byId(kindId).orElse(null);
        if (kind == null) {
            String settings = fields.has("settings") ? JsonWriter.compact(fields.get("settings")) : "{}";
            return new UnknownLayer(kindId, settings);
        }
        if (!fields.has("settings") && kind.params().isEmpty()) {
            return kind.defaults();
        }
        Fields settings = fields.object("settings");
        LayerSpec spec = ParamCodec.read(kind, settings, faults);
        settings.end();
        return spec;
    }

    private List<Connection> readConnections(Fields file, Set<NodeId> ids) throws ProblemException {
        List<Json> items = file.list("connections");
        if (items.size() > Network.MAX_CONNECTIONS) {
            throw faults.at(file.get("connections").line(), "file.too-many", items.size(), Network.MAX_CONNECTIONS);
        }
        Set<Connection> connections = new HashSet<>();
        List<Connection> inOrder = new ArrayList<>(items.size());
        for (Json item : items) {
            Fields fields = Fields.of(item, "connections", faults);
            Connection connection = Connection.of(end(fields, "from", ids), end(fields, "to", ids));
            fields.end();
            if (!connections.add(connection)) {
                throw faults.at(
                        item.line(),
                        "file.duplicate-connection",
                        connection.source().value(),
                        connection.target().value());
            }
            inOrder.add(connection);
        }
        return inOrder;
    }

    private NodeId end(Fields fields, String name, Set<NodeId> ids) throws ProblemException {
        return existing(fields.text(name), fields.get(name).line(), ids);
    }

    private NodeId existing(String id, int line, Set<NodeId> ids) throws ProblemException {
        if (!NodeId.isValid(id) || !ids.contains(new NodeId(id))) {
            throw faults.at(line, "file.missing-node", id);
        }
        return new NodeId(id);
    }

    /// The positions in the member `layout`, of nodes that exist.
    Map<NodeId, Point> readPositions(Fields file, Network network) throws ProblemException {
        Set<NodeId> ids = network.byId().keySet();
        Map<NodeId, Point> positions = new HashMap<>();
        Json layout = file.get("layout");
        if (!(layout instanceof Json.Obj object)) {
            throw faults.at(layout.line(), "file.needs-object", "layout");
        }
        for (Map.Entry<String, Json> entry : object.members().entrySet()) {
            Json place = entry.getValue();
            NodeId id = existing(entry.getKey(), place.line(), ids);
            if (!(place instanceof Json.Arr pair) || pair.items().size() != 2) {
                throw faults.at(place.line(), "file.needs-pair", entry.getKey());
            }
            positions.put(
                    id,
                    new Point(
                            coordinate(pair.items().getFirst(), entry.getKey()),
                            coordinate(pair.items().getLast(), entry.getKey())));
        }
        return positions;
    }

    private double coordinate(Json json, String name) throws ProblemException {
        double value = Fields.real(json, name, faults);
        if (Math.abs(value) > FARTHEST) {
            throw faults.at(json.line(), "file.out-of-range", name, Double.toString(value), "-" + FAR, FAR);
        }
        return value;
    }
}
