package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.Ports;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.Learning;

/// The parts that a project and a copied fragment have in common: nodes, connections and positions.
final class NetworkCodec {
    /// Coordinates beyond this are no place that a person put a node to.
    private static final double FARTHEST = 1e9;

    private static final String FAR = "1000000000";

    private static final String BLOCK = "block";

    private final Faults faults;
    private final Ports ports;

    /// @param ports those of the blocks that may be used
    NetworkCodec(Faults faults, Ports ports) {
        this.faults = faults;
        this.ports = ports;
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
            Map<String, Json> settings = new LinkedHashMap<>();
            if (node.spec() instanceof BlockUse use) {
                settings.put(BLOCK, Json.of(use.block().value()));
            }
            settings.putAll(ParamCodec.write(node.spec()));
            if (node.spec() instanceof BlockUse use) {
                ExposedCodec.writeValues(settings, use);
            }
            if (!settings.isEmpty()) {
                members.put("settings", Json.object(settings));
            }
        }
        members.putAll(ParamCodec.write(node.learning()));
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
            if (!connection.from().port().equals(PortRef.OUT)) {
                members.put("output", Json.of(connection.from().port()));
            }
            members.put("to", Json.of(connection.target().value()));
            if (!connection.to().port().equals(PortRef.IN)) {
                members.put("input", Json.of(connection.to().port()));
            }
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

    /// The network of these nodes with the connections in the member `connections`.
    Network readNetwork(Fields file, List<GraphNode> nodes) throws ProblemException {
        Map<NodeId, GraphNode> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return new Network(nodes, readConnections(file, byId));
    }

    /// The member `nodes`.
    List<GraphNode> readNodes(Fields file) throws ProblemException {
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
        return nodes;
    }

    private GraphNode readNode(Fields fields) throws ProblemException {
        GraphNode node = new GraphNode(
                readId(fields), readName(fields), readSpec(fields), ParamCodec.read(Learning.KIND, fields, faults));
        fields.end();
        return node;
    }

    NodeId readId(Fields fields) throws ProblemException {
        String id = fields.text("id");
        if (!NodeId.isValid(id)) {
            throw faults.at(fields.get("id").line(), "file.bad-id", id);
        }
        return new NodeId(id);
    }

    String readName(Fields fields) throws ProblemException {
        String name = fields.text("name");
        if (name.isBlank() || name.length() > GraphNode.MAX_NAME) {
            throw faults.at(fields.get("name").line(), "file.bad-name", name, GraphNode.MAX_NAME);
        }
        return name;
    }

    private LayerSpec readSpec(Fields fields) throws ProblemException {
        String kindId = fields.text("kind");
        if (kindId.isBlank() || kindId.length() > 100) {
            throw faults.at(fields.get("kind").line(), "file.bad-kind", kindId);
        }
        Kind<? extends LayerSpec> kind = LayerKinds.ALL
                .byId(kindId)
                .or(() -> LayerKinds.BLOCKS.byId(kindId))
                .orElse(null);
        if (kind == null) {
            String settings = fields.has("settings") ? JsonWriter.compact(fields.get("settings")) : "{}";
            return new UnknownLayer(kindId, settings);
        }
        if (!fields.has("settings") && kind.params().stream().allMatch(Param::isOptional)) {
            return kind.defaults();
        }
        Fields settings = fields.object("settings");
        LayerSpec spec = ParamCodec.read(kind, settings, faults);
        if (spec instanceof BlockUse use) {
            String block = settings.text(BLOCK);
            if (!NodeId.isValid(block)) {
                throw faults.at(settings.get(BLOCK).line(), "file.bad-id", block);
            }
            spec = use.withBlock(new BlockId(block)).withValues(ExposedCodec.unread(settings));
            if (!ports.knows(new BlockId(block))) {
                throw faults.at(settings.get(BLOCK).line(), "file.missing-block", block);
            }
        }
        settings.end();
        return spec;
    }

    private List<Connection> readConnections(Fields file, Map<NodeId, GraphNode> nodes) throws ProblemException {
        List<Json> items = file.list("connections");
        if (items.size() > Network.MAX_CONNECTIONS) {
            throw faults.at(file.get("connections").line(), "file.too-many", items.size(), Network.MAX_CONNECTIONS);
        }
        Set<Connection> connections = new HashSet<>();
        List<Connection> inOrder = new ArrayList<>(items.size());
        for (Json item : items) {
            Fields fields = Fields.of(item, "connections", faults);
            Connection connection = new Connection(from(fields, nodes), to(fields, nodes));
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

    private PortRef from(Fields fields, Map<NodeId, GraphNode> nodes) throws ProblemException {
        NodeId id = existing(fields.text("from"), fields.get("from").line(), nodes.keySet());
        return nodes.get(id) instanceof GraphNode node && node.spec() instanceof BlockUse
                ? new PortRef(id, port(fields, "output", PortRef.OUT, ports.outputs(node)))
                : PortRef.out(id);
    }

    private PortRef to(Fields fields, Map<NodeId, GraphNode> nodes) throws ProblemException {
        NodeId id = existing(fields.text("to"), fields.get("to").line(), nodes.keySet());
        return nodes.get(id) instanceof GraphNode node && node.spec() instanceof BlockUse
                ? new PortRef(id, port(fields, "input", PortRef.IN, ports.inputs(node)))
                : PortRef.in(id);
    }

    /// @param usual what is left out where it is the port's name
    private String port(Fields fields, String side, String usual, List<String> known) throws ProblemException {
        if (!fields.has(side) && known.contains(usual)) {
            return usual;
        }
        String port = fields.text(side);
        if (!known.contains(port)) {
            throw faults.at(fields.get(side).line(), "file.missing-port", port);
        }
        return port;
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
