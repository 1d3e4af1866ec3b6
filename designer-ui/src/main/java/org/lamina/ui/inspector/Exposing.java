package org.lamina.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.model.Editor;

/// What the open block exposes, seen from one parameter of a layer in it.
///
/// @param target the parameter
record Exposing(Editor editor, Exposed.Target target) {
    /// The parameter of the node that is selected now, where a block is open.
    static Optional<Exposing> of(Editor editor, NodeId node, String param) {
        Exposing asked = new Exposing(editor, new Exposed.Target(node, param));
        return editor.openBlocks().isEmpty() || asked.isUnfit(new Exposed(param, List.of(asked.target)))
                ? Optional.empty()
                : Optional.of(asked);
    }

    private GraphDocument inside() {
        return editor.document();
    }

    private boolean isUnfit(Exposed exposed) {
        return ExposedParams.of(inside())
                .param(inside().network().byId(), exposed)
                .isEmpty();
    }

    /// Under which name the block exposes it, if it does.
    Optional<String> name() {
        return inside().exposed().stream()
                .filter(one -> one.drives().contains(target))
                .map(Exposed::name)
                .findFirst();
    }

    /// The names under which it could be exposed together with others.
    List<String> joinable() {
        return inside().exposed().stream()
                .filter(one -> !one.drives().contains(target) && !isUnfit(joined(one)))
                .map(Exposed::name)
                .toList();
    }

    private Exposed joined(Exposed one) {
        return one.withDrives(
                Stream.concat(one.drives().stream(), Stream.of(target)).toList());
    }

    /// A name that nothing has yet: that of the parameter, with a number where it is taken.
    String freeName() {
        List<String> taken = inside().exposed().stream().map(Exposed::name).toList();
        String name = target.param();
        for (int number = 2; taken.contains(name); number++) {
            name = target.param() + " " + number;
        }
        return name;
    }

    /// Exposes it under a name of its own.
    void add() {
        List<Exposed> more = new ArrayList<>(inside().exposed());
        more.add(new Exposed(freeName(), List.of(target)));
        editor.perform(new Edit.Expose(more));
    }

    /// Exposes it together with others and gives it their value.
    void join(String name) {
        List<Exposed> exposed = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (Exposed one : inside().exposed()) {
            if (one.name().equals(name)) {
                exposed.add(joined(one));
                adopt(one).ifPresent(edits::add);
            } else {
                exposed.add(one);
            }
        }
        edits.add(new Edit.Expose(exposed));
        editor.performAll("edit.expose", edits);
    }

    private Optional<Edit> adopt(Exposed others) {
        var nodes = inside().network().byId();
        return ExposedParams.of(inside()).param(nodes, joined(others)).flatMap(shared -> Optional.ofNullable(
                        nodes.get(target.node()))
                .map(node -> ExposedParams.with(node.spec(), target.param(), inner(shared)))
                .map(spec -> new Edit.ChangeSpec(target.node(), spec)));
    }

    private static <V> Object inner(Param<BlockUse, V> param) {
        return param.get(BlockUse.KIND.defaults());
    }

    /// Lets the block keep it for itself.
    void remove() {
        List<Exposed> fewer = new ArrayList<>();
        for (Exposed one : inside().exposed()) {
            List<Exposed.Target> others = one.drives().stream()
                    .filter(driven -> !driven.equals(target))
                    .toList();
            if (!others.isEmpty()) {
                fewer.add(one.withDrives(others));
            }
        }
        editor.perform(new Edit.Expose(fewer));
    }

    /// Gives what it is exposed as another name.
    void rename(String to) {
        Optional<BlockDefinition> block =
                editor.openBlocks().definitions(editor.project()).stream().reduce((_, inner) -> inner);
        name().filter(from -> !from.equals(to) && !to.isBlank() && to.length() <= GraphNode.MAX_NAME)
                .ifPresent(
                        from -> block.ifPresent(open -> editor.perform(new Edit.RenameExposed(open.id(), from, to))));
    }
}
