package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// Applies edits to documents: a pure function, safe on any thread.
///
/// What would break the document (a missing node, a second connection into a single port, a cycle) is refused with a
/// problem. What is merely unfinished or clashes in shape is allowed and found by the checker.
public final class Edits {
    private Edits() {}

    public static EditResult apply(GraphDocument document, Edit edit) {
        EditResult result = HiddenPaths.concern(document, edit)
                ? stepByStep(document, Optional.empty(), edit)
                : applied(document, edit);
        if (!(result instanceof EditResult.Done done)) {
            return result;
        }
        GraphDocument after = withoutLostWarnings(Blocks.tidied(done.document()));
        boolean sameLayers = after.network() == document.network() && after.blocks() == document.blocks();
        return sameLayers
                ? new EditResult.Done(after)
                : Blocks.objection(after)
                        .<EditResult>map(EditResult.Refused::new)
                        .orElseGet(() -> new EditResult.Done(after));
    }

    /// The same as [#applied]; hidden warnings follow the layers that move into blocks and out of them.
    private static EditResult stepByStep(GraphDocument document, Optional<BlockId> block, Edit edit) {
        return switch (edit) {
            case Edit.Batch batch -> {
                EditResult result = new EditResult.Done(document);
                for (Edit each : batch.edits()) {
                    if (result instanceof EditResult.Done done) {
                        result = stepByStep(done.document(), block, each);
                    }
                }
                yield result;
            }
            case Edit.InBlock inside -> stepByStep(document, Optional.of(inside.block()), inside.edit());
            default -> {
                EditResult result = applied(
                        document,
                        block.<Edit>map(id -> new Edit.InBlock(id, edit)).orElse(edit));
                yield result instanceof EditResult.Done done
                        ? new EditResult.Done(new HiddenPaths(document, done.document(), block).moved(edit))
                        : result;
            }
        };
    }

    /// A new node that gets the id of a deleted one must not begin with its hidden warnings.
    private static GraphDocument withoutLostWarnings(GraphDocument document) {
        ProjectSettings settings = document.settings();
        if (settings.hidden().stream().allMatch(warning -> warning.node() == null)) {
            return document;
        }
        Set<NodeId> ids = document.network().byId().keySet();
        ProjectSettings kept = settings.withoutHidden(warning ->
                warning.node() != null && !ids.contains(warning.node().outermost()));
        return kept.equals(settings) ? document : document.withSettings(kept);
    }

    private static EditResult applied(GraphDocument document, Edit edit) {
        return switch (edit) {
            case Edit.AddNode add -> addNodes(document, List.of(add));
            case Edit.RemoveNodes remove -> removeNodes(document, remove.ids());
            case Edit.Connect connect -> connect(document, List.of(connect.connection()));
            case Edit.Disconnect disconnect -> disconnect(document, disconnect.connection());
            case Edit.Reconnect reconnect -> reconnect(document, reconnect);
            case Edit.Insert insert -> applyAll(document, Insertion.into(document, insert.onto(), insert.node()));
            case Edit.MoveNodes move -> moveNodes(document, move);
            case Edit.Rename rename -> rename(document, rename);
            case Edit.ChangeSpec change -> changeSpec(document, change);
            case Edit.ChangeLearning change -> changeLearning(document, change);
            case Edit.Group group -> group(document, group);
            case Edit.Ungroup ungroup -> Ungrouping.apply(document, ungroup.use());
            case Edit.InBlock inside -> inBlock(document, inside);
            case Edit.RenameBlock rename -> renameBlock(document, rename);
            case Edit.Expose expose -> Exposing.apply(document, expose.exposed());
            case Edit.RenameExposed rename -> Exposing.rename(document, rename);
            case Edit.DefineBlock define -> new EditResult.Done(document.withBlock(define.block()));
            case Edit.ChangeSettings change -> changeSettings(document, change.settings());
            case Edit.Batch batch -> applyAll(document, batch.edits());
        };
    }

    /// Runs of additions are done at once: a pasted network of a thousand layers must not take a thousand copies.
    private static EditResult applyAll(GraphDocument document, List<Edit> edits) {
        GraphDocument current = document;
        int next = 0;
        while (next < edits.size()) {
            List<Edit.AddNode> nodes = run(edits, next, Edit.AddNode.class);
            List<Edit.Connect> links = run(edits, next, Edit.Connect.class);
            EditResult result;
            if (!nodes.isEmpty()) {
                result = addNodes(current, nodes);
            } else if (!links.isEmpty()) {
                result = connect(
                        current, links.stream().map(Edit.Connect::connection).toList());
            } else {
                result = applied(current, edits.get(next));
            }
            if (!(result instanceof EditResult.Done done)) {
                return result;
            }
            current = done.document();
            next += Math.max(1, nodes.size() + links.size());
        }
        return new EditResult.Done(current);
    }

    /// The edits of this type that follow each other from an index on.
    private static <E extends Edit> List<E> run(List<Edit> edits, int from, Class<E> type) {
        List<E> run = new ArrayList<>();
        for (int i = from; i < edits.size() && type.isInstance(edits.get(i)); i++) {
            run.add(type.cast(edits.get(i)));
        }
        return run;
    }

    private static EditResult addNodes(GraphDocument document, List<Edit.AddNode> added) {
        Network network = document.network();
        if (network.nodes().size() + added.size() > Network.MAX_NODES) {
            return refused("edit.too-many-nodes", new Place.OfDocument(), Network.MAX_NODES);
        }
        Set<NodeId> ids = new HashSet<>(network.byId().keySet());
        List<GraphNode> nodes = new ArrayList<>(network.nodes());
        Map<NodeId, Point> places = new HashMap<>();
        for (Edit.AddNode add : added) {
            GraphNode node = add.node();
            if (!ids.add(node.id())) {
                return refused(
                        "edit.id-taken", new Place.OfDocument(), node.id().value());
            }
            if (!node.spec().kind().allows(node.spec())
                    || !node.learning().kind().allows(node.learning())) {
                return refused("edit.value-out-of-range", new Place.OfDocument(), node.name());
            }
            nodes.add(node);
            places.put(node.id(), add.at());
        }
        return new EditResult.Done(document.withNetwork(new Network(nodes, network.connections()))
                .withLayout(document.layout().with(places)));
    }

    private static EditResult removeNodes(GraphDocument document, Set<NodeId> ids) {
        Network network = document.network();
        Optional<EditResult> missing = firstMissing(network, ids);
        if (missing.isPresent()) {
            return missing.get();
        }
        List<GraphNode> nodes = network.nodes().stream()
                .filter(node -> !ids.contains(node.id()))
                .toList();
        List<Connection> connections = network.connections().stream()
                .filter(c -> !ids.contains(c.source()) && !ids.contains(c.target()))
                .toList();
        return new EditResult.Done(document.withNetwork(new Network(nodes, connections))
                .withLayout(document.layout().without(ids)));
    }

    private static EditResult connect(GraphDocument document, List<Connection> added) {
        Wires wires = Wires.of(document, document.network().connections());
        for (Connection asked : added) {
            Connection connection = wires.atPorts(asked);
            Optional<Problem> objection = wires.objection(connection);
            if (objection.isPresent()) {
                return new EditResult.Refused(objection.get());
            }
            wires.add(connection);
        }
        return withConnections(document, wires.connections());
    }

    private static EditResult disconnect(GraphDocument document, Connection connection) {
        List<Connection> connections = new ArrayList<>(document.network().connections());
        return connections.remove(connection)
                ? withConnections(document, connections)
                : refused("edit.no-such-connection", new Place.OfDocument());
    }

    private static EditResult reconnect(GraphDocument document, Edit.Reconnect edit) {
        List<Connection> connections = new ArrayList<>(document.network().connections());
        int index = connections.indexOf(edit.old());
        if (index < 0) {
            return refused("edit.no-such-connection", new Place.OfDocument());
        }
        connections.remove(index);
        Wires wires = Wires.of(document, connections);
        Connection changed = wires.atPorts(edit.changed());
        Optional<Problem> objection = wires.objection(changed);
        if (objection.isPresent()) {
            return new EditResult.Refused(objection.get());
        }
        connections.add(index, changed);
        return withConnections(document, connections);
    }

    /// The connection at the ports that it gets where it merely says "in" or "out" of a block.
    public static Connection atPorts(GraphDocument document, Connection connection) {
        return Wires.of(document, document.network().connections()).atPorts(connection);
    }

    /// Why this connection may not be added now, if so. The canvas asks it while a connection is being drawn.
    public static Optional<Problem> objection(GraphDocument document, Connection connection) {
        Wires wires = Wires.of(document, document.network().connections());
        return wires.objection(wires.atPorts(connection));
    }

    private static EditResult moveNodes(GraphDocument document, Edit.MoveNodes move) {
        return firstMissing(document.network(), move.to().keySet())
                .orElseGet(() -> new EditResult.Done(
                        document.withLayout(document.layout().with(move.to()))));
    }

    private static EditResult rename(GraphDocument document, Edit.Rename rename) {
        String name = rename.name().strip();
        if (!isName(name)) {
            return refused("edit.bad-name", new Place.OfNode(rename.id()), name, GraphNode.MAX_NAME);
        }
        return replace(document, rename.id(), node -> node.withName(name));
    }

    private static EditResult group(GraphDocument document, Edit.Group group) {
        String name = group.name().strip();
        return isName(name)
                ? Grouping.apply(document, group.ids(), name)
                : refused("edit.bad-name", new Place.OfDocument(), name, GraphNode.MAX_NAME);
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= GraphNode.MAX_NAME;
    }

    private static EditResult inBlock(GraphDocument document, Edit.InBlock edit) {
        BlockDefinition block = document.block(edit.block()).orElse(null);
        if (block == null) {
            return refused("edit.no-such-block", new Place.OfDocument());
        }
        EditResult result = applied(document.inside(block), edit.edit());
        if (!(result instanceof EditResult.Done done)) {
            return result;
        }
        GraphDocument inside = done.document();
        return new EditResult.Done(document.withSettings(inside.settings())
                .withBlocks(inside.blocks())
                .withBlock(block.withInside(inside)));
    }

    private static EditResult renameBlock(GraphDocument document, Edit.RenameBlock rename) {
        String name = rename.name().strip();
        if (!isName(name)) {
            return refused("edit.bad-name", new Place.OfDocument(), name, GraphNode.MAX_NAME);
        }
        return document.block(rename.block())
                .<EditResult>map(block -> new EditResult.Done(document.withBlock(block.withName(name))))
                .orElseGet(() -> refused("edit.no-such-block", new Place.OfDocument()));
    }

    private static EditResult changeSpec(GraphDocument document, Edit.ChangeSpec change) {
        if (!change.spec().kind().allows(change.spec()) || !Exposing.takes(document, change.spec())) {
            return refused("edit.value-out-of-range", new Place.OfNode(change.id()), nameOf(document, change.id()));
        }
        EditResult result = replace(document, change.id(), node -> node.withSpec(change.spec()));
        return result instanceof EditResult.Done done
                ? new EditResult.Done(Exposing.aligned(
                        document, Sharing.aligned(document, done.document(), change.id()), change.id()))
                : result;
    }

    private static EditResult changeLearning(GraphDocument document, Edit.ChangeLearning change) {
        if (!change.learning().kind().allows(change.learning())) {
            return refused("edit.value-out-of-range", new Place.OfNode(change.id()), nameOf(document, change.id()));
        }
        EditResult result = replace(document, change.id(), node -> node.withLearning(change.learning()));
        return result instanceof EditResult.Done done
                ? new EditResult.Done(Sharing.aligned(document, done.document(), change.id()))
                : result;
    }

    private static String nameOf(GraphDocument document, NodeId id) {
        return document.network().node(id).map(GraphNode::name).orElse(id.value());
    }

    private static EditResult changeSettings(GraphDocument document, ProjectSettings settings) {
        boolean allowed =
                DataSettings.KIND.allows(settings.data()) && TrainingSettings.KIND.allows(settings.training());
        return allowed
                ? new EditResult.Done(document.withSettings(settings))
                : refused("edit.setting-out-of-range", new Place.OfDocument());
    }

    private static EditResult replace(GraphDocument document, NodeId id, UnaryOperator<GraphNode> change) {
        Network network = document.network();
        if (network.node(id).isEmpty()) {
            return refused("edit.no-such-node", new Place.OfDocument());
        }
        List<GraphNode> nodes = network.nodes().stream()
                .map(node -> node.id().equals(id) ? change.apply(node) : node)
                .toList();
        return new EditResult.Done(document.withNetwork(new Network(nodes, network.connections())));
    }

    private static EditResult withConnections(GraphDocument document, List<Connection> connections) {
        return new EditResult.Done(
                document.withNetwork(new Network(document.network().nodes(), connections)));
    }

    private static Optional<EditResult> firstMissing(Network network, Set<NodeId> ids) {
        return network.byId().keySet().containsAll(ids)
                ? Optional.empty()
                : Optional.of(refused("edit.no-such-node", new Place.OfDocument()));
    }

    private static EditResult refused(String code, Place place, Object... args) {
        return new EditResult.Refused(Problem.error(code, place, args));
    }
}
