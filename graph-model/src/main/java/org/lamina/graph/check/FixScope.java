package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Insertion;
import org.lamina.graph.edit.Names;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;

/// Turns repairs of a network without blocks into edits of the drawing: those inside a block become edits of its
/// definition, and what a block exposes is set at its use. A repair that needs a port which a block does not have is
/// not offered.
final class FixScope {
    private final GraphDocument document;
    private final Network flat;

    /// @param flat the document's network without blocks
    FixScope(GraphDocument document, Network flat) {
        this.document = document;
        this.flat = flat;
    }

    Optional<Fix> local(Fix fix) {
        return local(fix.edit(), new HashMap<>()).map(edit -> new Fix(fix.labelKey(), fix.args(), edit));
    }

    /// @param set the uses that get values of their own by the same repair, by their derived ids
    private Optional<Edit> local(Edit edit, Map<NodeId, BlockUse> set) {
        if (edit instanceof Edit.ChangeSpec change) {
            return changed(change, set);
        }
        if (edit instanceof Edit.Batch batch && batch.edits().stream().allMatch(Edit.ChangeSpec.class::isInstance)) {
            List<Edit> edits = new ArrayList<>();
            for (Edit one : batch.edits()) {
                Optional<Edit> local = local(one, set);
                if (local.isEmpty()) {
                    return local;
                }
                edits.add(local.get());
            }
            return Optional.of(new Edit.Batch(batch.labelKey(), edits));
        }
        Set<Optional<NodeId>> scopes = touched(edit).map(NodeId::outer).collect(Collectors.toSet());
        if (scopes.size() > 1) {
            return across(edit);
        }
        Optional<NodeId> use =
                scopes.isEmpty() ? Optional.empty() : scopes.iterator().next();
        return within(use, moved(edit, use));
    }

    /// An edit of the inside of the block that a use stands for; without one, of the network itself.
    private Optional<Edit> within(Optional<NodeId> use, Edit edit) {
        return use.isEmpty()
                ? Optional.of(edit)
                : definition(use.get()).map(block -> new Edit.InBlock(block.id(), edit));
    }

    /// What one canvas shows: the inside of the block that a use stands for, or the network itself.
    private Optional<GraphDocument> canvas(Optional<NodeId> use) {
        return use.isEmpty() ? Optional.of(document) : definition(use.get()).map(document::inside);
    }

    /// Other settings of a layer. Those that its block exposes are set where the block is used; the others are set in
    /// the definition, where the layer may have other values than the use gives it.
    private Optional<Edit> changed(Edit.ChangeSpec change, Map<NodeId, BlockUse> set) {
        Optional<NodeId> use = change.id().outer();
        GraphNode before = flat.node(change.id()).orElse(null);
        GraphDocument inside = canvas(use).orElse(null);
        GraphNode drawn = inside == null
                ? null
                : inside.network().node(change.id().local()).orElse(null);
        if (inside == null || drawn == null) {
            return Optional.empty();
        }
        if (before == null && drawn.spec() instanceof BlockUse) {
            return within(use, new Edit.ChangeSpec(drawn.id(), change.spec()));
        }
        if (before == null) {
            return Optional.empty();
        }
        if (use.isEmpty() || !drawn.spec().kind().equals(change.spec().kind())) {
            return within(use, new Edit.ChangeSpec(drawn.id(), change.spec()));
        }
        List<Edit> edits = new ArrayList<>();
        LayerSpec spec = drawn.spec();
        List<? extends Kind.Bound<?, ?>> old = before.spec().kind().bind(before.spec());
        List<? extends Kind.Bound<?, ?>> now = change.spec().kind().bind(change.spec());
        for (int i = 0; i < now.size(); i++) {
            Object value = now.get(i).value();
            if (!value.equals(old.get(i).value())) {
                String param = now.get(i).param().id();
                Optional<String> name = exposedName(inside, drawn.id(), param);
                if (name.isPresent()) {
                    set(use.get(), name.get(), value, set).ifPresent(edits::add);
                } else {
                    spec = ExposedParams.with(spec, param, value);
                }
            }
        }
        if (!spec.equals(drawn.spec())) {
            within(use, new Edit.ChangeSpec(drawn.id(), spec)).ifPresent(edits::add);
        }
        return edits.size() == 1
                ? Optional.of(edits.getFirst())
                : Optional.of(new Edit.Batch("edit.change-layer", edits));
    }

    private static Optional<String> exposedName(GraphDocument inside, NodeId node, String param) {
        Exposed.Target target = new Exposed.Target(node, param);
        return inside.exposed().stream()
                .filter(one -> one.drives().contains(target))
                .map(Exposed::name)
                .findFirst();
    }

    /// A value that the use with this derived id shall set; where the block around exposes that too, its use.
    private Optional<Edit> set(NodeId id, String name, Object value, Map<NodeId, BlockUse> set) {
        Optional<NodeId> outer = id.outer();
        GraphDocument around = canvas(outer).orElse(null);
        if (around == null) {
            return Optional.empty();
        }
        Optional<String> passedOn = outer.isEmpty() ? Optional.empty() : exposedName(around, id.local(), name);
        if (passedOn.isPresent()) {
            return set(outer.get(), passedOn.get(), value, set);
        }
        return around.network()
                .node(id.local())
                .filter(node -> node.spec() instanceof BlockUse)
                .flatMap(node -> {
                    BlockUse use = set.getOrDefault(id, (BlockUse) node.spec()).with(name, value);
                    set.put(id, use);
                    return within(outer, new Edit.ChangeSpec(node.id(), use));
                });
    }

    /// A repair that begins in one network and ends in another one.
    private Optional<Edit> across(Edit edit) {
        return switch (edit) {
            case Edit.Insert insert -> inserted(insert);
            case Edit.Batch batch
            when batch.edits().getLast() instanceof Edit.RemoveNodes remove
                    && remove.ids().size() == 1 -> {
                NodeId id = remove.ids().iterator().next();
                yield canvas(id.outer())
                        .flatMap(inside -> within(id.outer(), Insertion.remove(inside.network(), id.local())));
            }
            default -> Optional.empty();
        };
    }

    /// A layer on a connection through borders of blocks. It comes in front of the block in which the connection ends
    /// where nothing else in there reads the same, so that other uses of the block stay as they are.
    private Optional<Edit> inserted(Edit.Insert insert) {
        Optional<NodeId> use = insert.onto().target().outer();
        Connection onto = drawn(insert.onto()).orElse(null);
        while (onto != null && use.isPresent()) {
            GraphDocument inside = canvas(use).orElse(null);
            Connection outer = inside == null ? null : feed(use.get(), inside.network(), onto);
            if (outer == null) {
                break;
            }
            onto = outer;
            use = use.get().outer();
        }
        if (onto == null) {
            return Optional.empty();
        }
        GraphNode node = renewed(insert, use).getOrDefault(insert.node().id(), insert.node());
        return within(use, new Edit.Insert(onto, node));
    }

    /// The connection into the target's own network that a connection of the flat one passes last.
    private Optional<Connection> drawn(Connection connection) {
        NodeId target = connection.target();
        List<NodeId> sources = flat.inputsOf(target);
        List<Connection> entering = canvas(target.outer())
                .map(inside -> inside.network().connections().stream()
                        .filter(each -> each.target().equals(target.local()))
                        .toList())
                .orElse(List.of());
        int index = sources.indexOf(connection.source());
        return index >= 0 && sources.size() == entering.size() ? Optional.of(entering.get(index)) : Optional.empty();
    }

    /// The connection that leads to a use and on through nothing but this one inside.
    private @Nullable Connection feed(NodeId use, Network inside, Connection within) {
        NodeId port = within.source();
        boolean isPort = inside.node(port)
                .filter(node -> node.spec() instanceof BlockInput)
                .isPresent();
        long readers = inside.connections().stream()
                .filter(each -> each.source().equals(port))
                .count();
        if (!isPort || readers != 1) {
            return null;
        }
        Network around = canvas(use.outer()).map(GraphDocument::network).orElse(Network.EMPTY);
        boolean repeats = around.node(use.local())
                .filter(node -> node.spec() instanceof BlockUse each && each.repeat() > 1)
                .isPresent();
        PortRef end = new PortRef(use.local(), port.value());
        return repeats
                ? null
                : around.connections().stream()
                        .filter(each -> each.to().equals(end))
                        .findFirst()
                        .orElse(null);
    }

    /// The definition that the use with this derived id stands for.
    private Optional<BlockDefinition> definition(NodeId use) {
        GraphDocument around = document;
        Optional<NodeId> outer = use.outer();
        if (outer.isPresent()) {
            Optional<BlockDefinition> block = definition(outer.get());
            if (block.isEmpty()) {
                return Optional.empty();
            }
            around = document.inside(block.get());
        }
        return around.network()
                .node(use.local())
                .filter(node -> node.spec() instanceof BlockUse)
                .flatMap(node -> document.block(((BlockUse) node.spec()).block()));
    }

    private static Set<NodeId> added(Edit.Batch batch) {
        return batch.edits().stream()
                .filter(Edit.AddNode.class::isInstance)
                .map(edit -> ((Edit.AddNode) edit).node().id())
                .collect(Collectors.toSet());
    }

    /// The nodes that an edit changes; what is added anew or merely moved does not count.
    private static Stream<NodeId> touched(Edit edit) {
        return switch (edit) {
            case Edit.RemoveNodes remove -> remove.ids().stream();
            case Edit.Connect connect -> ends(connect.connection());
            case Edit.Disconnect disconnect -> ends(disconnect.connection());
            case Edit.Reconnect change -> Stream.concat(ends(change.old()), ends(change.changed()));
            case Edit.Insert insert -> ends(insert.onto());
            case Edit.Rename rename -> Stream.of(rename.id());
            case Edit.ChangeSpec change -> Stream.of(change.id());
            case Edit.ChangeLearning change -> Stream.of(change.id());
            case Edit.Batch batch -> {
                Set<NodeId> added = added(batch);
                yield batch.edits().stream().flatMap(FixScope::touched).filter(id -> !added.contains(id));
            }
            case Edit.Group group -> group.ids().stream();
            case Edit.Ungroup ungroup -> Stream.of(ungroup.use());
            case Edit.AddNode _,
                    Edit.MoveNodes _,
                    Edit.InBlock _,
                    Edit.RenameBlock _,
                    Edit.Expose _,
                    Edit.RenameExposed _,
                    Edit.DefineBlock _,
                    Edit.ChangeSettings _ -> Stream.empty();
        };
    }

    private static Stream<NodeId> ends(Connection connection) {
        return Stream.of(connection.source(), connection.target());
    }

    /// Nodes that an edit adds and whose ids are taken on a canvas, with other ids and names: uses of blocks and ports
    /// have ids that the flat network does not know.
    private Map<NodeId, GraphNode> renewed(Edit edit, Optional<NodeId> use) {
        Network network = canvas(use).map(GraphDocument::network).orElse(Network.EMPTY);
        Set<NodeId> taken = network.byId().keySet();
        Names names = Names.in(network);
        Map<NodeId, GraphNode> renewed = new HashMap<>();
        (edit instanceof Edit.Batch batch ? batch.edits() : List.of(edit)).forEach(each -> {
            GraphNode node = each instanceof Edit.AddNode add
                    ? add.node()
                    : each instanceof Edit.Insert insert ? insert.node() : null;
            if (node != null && taken.contains(node.id())) {
                renewed.put(node.id(), node.as(names.id(), names.like(node.name())));
            }
        });
        return renewed;
    }

    /// An edit of one canvas, with the ids of that canvas.
    private Edit moved(Edit edit, Optional<NodeId> use) {
        Map<NodeId, GraphNode> renewed = renewed(edit, use);
        return new Moved(
                        use,
                        id -> renewed.get(id) instanceof GraphNode node ? node.id() : use.isEmpty() ? id : id.local(),
                        node -> renewed.getOrDefault(node.id(), node))
                .of(edit);
    }

    /// Edits with other ids; cards of other canvases stay where they are.
    private record Moved(Optional<NodeId> use, UnaryOperator<NodeId> ids, UnaryOperator<GraphNode> nodes) {
        Edit of(Edit edit) {
            return switch (edit) {
                case Edit.Batch batch ->
                    new Edit.Batch(
                            batch.labelKey(),
                            batch.edits().stream().map(this::of).toList());
                case Edit.AddNode add -> new Edit.AddNode(nodes.apply(add.node()), add.at());
                case Edit.RemoveNodes remove ->
                    new Edit.RemoveNodes(remove.ids().stream().map(ids).collect(Collectors.toSet()));
                case Edit.Connect connect -> new Edit.Connect(of(connect.connection()));
                case Edit.Disconnect disconnect -> new Edit.Disconnect(of(disconnect.connection()));
                case Edit.Reconnect change -> new Edit.Reconnect(of(change.old()), of(change.changed()));
                case Edit.Insert insert -> new Edit.Insert(of(insert.onto()), nodes.apply(insert.node()));
                case Edit.Rename rename ->
                    new Edit.Rename(ids.apply(rename.id()), use.isEmpty() ? rename.name() : lastName(rename.name()));
                case Edit.ChangeSpec change -> new Edit.ChangeSpec(ids.apply(change.id()), change.spec());
                case Edit.ChangeLearning change -> new Edit.ChangeLearning(ids.apply(change.id()), change.learning());
                case Edit.MoveNodes move -> new Edit.MoveNodes(places(move));
                case Edit.Group group ->
                    new Edit.Group(group.ids().stream().map(ids).collect(Collectors.toSet()), group.name());
                case Edit.Ungroup ungroup -> new Edit.Ungroup(ids.apply(ungroup.use()));
                case Edit.InBlock _,
                        Edit.RenameBlock _,
                        Edit.Expose _,
                        Edit.RenameExposed _,
                        Edit.DefineBlock _,
                        Edit.ChangeSettings _ -> edit;
            };
        }

        private Map<NodeId, Point> places(Edit.MoveNodes move) {
            Map<NodeId, Point> to = new HashMap<>();
            move.to().forEach((id, point) -> {
                if (id.outer().equals(use)) {
                    to.put(ids.apply(id), point);
                }
            });
            return to;
        }

        private Connection of(Connection connection) {
            return new Connection(
                    new PortRef(
                            ids.apply(connection.source()), connection.from().port()),
                    new PortRef(ids.apply(connection.target()), connection.to().port()));
        }
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
