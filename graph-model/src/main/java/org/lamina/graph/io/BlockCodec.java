package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.block.Ports;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.ProjectSettings;

/// A drawing with its blocks, as a project and a copied fragment have it: the members `nodes`, `connections`,
/// `layout` and, where blocks are used, `blocks`. Definitions may use each other in any order, so first all ids are
/// read, then all layers, then all connections.
final class BlockCodec {
    private static final String BLOCKS = "blocks";

    private final Faults faults;

    BlockCodec(Faults faults) {
        this.faults = faults;
    }

    static void write(
            Map<String, Json> file, Network network, Map<NodeId, Point> positions, List<BlockDefinition> blocks) {
        file.put("nodes", NetworkCodec.writeNodes(network.nodes()));
        file.put("connections", NetworkCodec.writeConnections(network.connections()));
        file.put("layout", NetworkCodec.writePositions(network.nodes(), positions));
        if (!blocks.isEmpty()) {
            file.put(BLOCKS, Json.array(blocks.stream().map(BlockCodec::write).toList()));
        }
    }

    private static Json write(BlockDefinition block) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(block.id().value()));
        members.put("name", Json.of(block.name()));
        write(members, block.network(), block.layout().positions(), List.of());
        ExposedCodec.write(members, block.exposed());
        return Json.object(members);
    }

    /// The drawing in these members, with default settings.
    GraphDocument read(Fields file) throws ProblemException {
        List<Fields> items = new ArrayList<>();
        List<BlockDefinition> blocks = new ArrayList<>();
        if (file.has(BLOCKS)) {
            readLayers(file, items, blocks);
        }
        NetworkCodec codec = new NetworkCodec(faults, Ports.of(blocks));
        ExposedCodec exposing = new ExposedCodec(faults);
        for (int i = 0; i < items.size(); i++) {
            BlockDefinition block = blocks.get(i);
            Network network = codec.readNetwork(items.get(i), block.network().nodes());
            Layout layout = new Layout(codec.readPositions(items.get(i), network));
            List<Exposed> exposed = exposing.read(items.get(i), block.id(), network);
            items.get(i).end();
            blocks.set(i, new BlockDefinition(block.id(), block.name(), network, layout, exposed));
        }
        Network network = codec.readNetwork(file, codec.readNodes(file));
        Layout layout = new Layout(codec.readPositions(file, network));
        GraphDocument document = new GraphDocument(network, layout, ProjectSettings.DEFAULT, blocks);
        Problem objection = Blocks.objection(document).orElse(null);
        if (objection != null) {
            int line = file.get(file.has(BLOCKS) ? BLOCKS : "nodes").line();
            List<Object> args = objection.args();
            throw faults.at(line, code(objection), args.toArray());
        }
        return exposing.withValues(document);
    }

    private static String code(Problem objection) {
        return switch (objection.code()) {
            case "block.port-outside" -> "file.block.port-outside";
            case "block.recursion" -> "file.block.recursion";
            case "block.too-deep" -> "file.block.too-deep";
            case "block.too-many-layers" -> "file.block.too-many-layers";
            case "block.too-many-connections" -> "file.block.too-many-connections";
            default -> throw new IllegalStateException("Found while reading already: " + objection);
        };
    }

    private void readLayers(Fields file, List<Fields> items, List<BlockDefinition> blocks) throws ProblemException {
        List<Json> list = file.list(BLOCKS);
        if (list.size() > Network.MAX_NODES) {
            throw faults.at(file.get(BLOCKS).line(), "file.too-many", list.size(), Network.MAX_NODES);
        }
        NetworkCodec codec = new NetworkCodec(faults, Ports.of(List.of()));
        Set<BlockId> ids = new HashSet<>();
        for (Json item : list) {
            Fields fields = Fields.of(item, BLOCKS, faults);
            BlockId id = new BlockId(codec.readId(fields).value());
            if (!ids.add(id)) {
                throw faults.at(item.line(), "file.duplicate-id", id.value());
            }
            blocks.add(new BlockDefinition(id, codec.readName(fields), Network.EMPTY, Layout.EMPTY));
            items.add(fields);
        }
        NetworkCodec inside = new NetworkCodec(faults, Ports.of(blocks));
        for (int i = 0; i < items.size(); i++) {
            List<GraphNode> nodes = inside.readNodes(items.get(i));
            blocks.set(i, blocks.get(i).withNetwork(new Network(nodes, List.of())));
        }
    }
}
