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
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;

/// Turns repairs of a network without blocks into edits of the drawing: those inside a block become edits of its
/// definition. A repair across the border of a block has no such form and is not offered.
final class FixScope {
    private final GraphDocument document;

    FixScope(GraphDocument document) {
        this.document = document;
    }

    Optional<Fix> local(Fix fix) {
        Set<Optional<NodeId>> scopes = touched(fix.edit()).map(NodeId::outer).collect(Collectors.toSet());
        if (scopes.size() > 1) {
            return Optional.empty();
        }
        Optional<NodeId> use =
                scopes.isEmpty() ? Optional.empty() : scopes.iterator().next();
        if (use.isEmpty()) {
            return Optional.of(new Fix(fix.labelKey(), fix.args(), moved(fix.edit(), use, UnaryOperator.identity())));
        }
        return definition(use.get())
                .map(block -> new Fix(
                        fix.labelKey(),
                        fix.args(),
                        new Edit.InBlock(block.id(), moved(fix.edit(), use, NodeId::local))));
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
                    Edit.DefineBlock _,
                    Edit.ChangeSettings _ -> Stream.empty();
        };
    }

    private static Stream<NodeId> ends(Connection connection) {
        return Stream.of(connection.source(), connection.target());
    }

    /// The edit with other ids; cards of other canvases stay where they are.
    private static Edit moved(Edit edit, Optional<NodeId> use, UnaryOperator<NodeId> ids) {
        return switch (edit) {
            case Edit.Batch batch -> {
                List<Edit> edits = new ArrayList<>();
                batch.edits().forEach(one -> edits.add(moved(one, use, ids)));
                yield new Edit.Batch(batch.labelKey(), edits);
            }
            case Edit.RemoveNodes remove ->
                new Edit.RemoveNodes(remove.ids().stream().map(ids).collect(Collectors.toSet()));
            case Edit.Connect connect -> new Edit.Connect(moved(connect.connection(), ids));
            case Edit.Disconnect disconnect -> new Edit.Disconnect(moved(disconnect.connection(), ids));
            case Edit.Reconnect change -> new Edit.Reconnect(moved(change.old(), ids), moved(change.changed(), ids));
            case Edit.Insert insert -> new Edit.Insert(moved(insert.onto(), ids), insert.node());
            case Edit.Rename rename ->
                new Edit.Rename(ids.apply(rename.id()), use.isEmpty() ? rename.name() : lastName(rename.name()));
            case Edit.ChangeSpec change -> new Edit.ChangeSpec(ids.apply(change.id()), change.spec());
            case Edit.ChangeLearning change -> new Edit.ChangeLearning(ids.apply(change.id()), change.learning());
            case Edit.MoveNodes move -> {
                Map<NodeId, Point> to = new HashMap<>();
                move.to().forEach((id, point) -> {
                    if (id.outer().equals(use)) {
                        to.put(ids.apply(id), point);
                    }
                });
                yield new Edit.MoveNodes(to);
            }
            case Edit.Group group ->
                new Edit.Group(group.ids().stream().map(ids).collect(Collectors.toSet()), group.name());
            case Edit.Ungroup ungroup -> new Edit.Ungroup(ids.apply(ungroup.use()));
            case Edit.AddNode _, Edit.InBlock _, Edit.RenameBlock _, Edit.DefineBlock _, Edit.ChangeSettings _ -> edit;
        };
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Connection moved(Connection connection, UnaryOperator<NodeId> ids) {
        return new Connection(
                new PortRef(ids.apply(connection.source()), connection.from().port()),
                new PortRef(ids.apply(connection.target()), connection.to().port()));
    }
}
