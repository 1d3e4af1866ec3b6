package org.lamina.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;

/// The blocks that are open in each other, by the nodes that use them, the outermost first. Of a repeated block the
/// first copy is looked into.
public record OpenBlocks(List<NodeId> uses) {
    /// The network itself is shown.
    public static final OpenBlocks NONE = new OpenBlocks(List.of());

    public OpenBlocks {
        uses = List.copyOf(uses);
    }

    /// The blocks around a layer of the expanded network.
    static OpenBlocks around(NodeId layer) {
        List<NodeId> uses = new ArrayList<>();
        for (Optional<NodeId> use = layer.outer();
                use.isPresent();
                use = use.get().outer()) {
            uses.addFirst(use.get().local());
        }
        return new OpenBlocks(uses);
    }

    OpenBlocks and(NodeId use) {
        List<NodeId> more = new ArrayList<>(uses);
        more.add(use);
        return new OpenBlocks(more);
    }

    public boolean isEmpty() {
        return uses.isEmpty();
    }

    /// The definitions of the blocks, as far as they are in this project.
    public List<BlockDefinition> definitions(GraphDocument project) {
        List<BlockDefinition> blocks = new ArrayList<>();
        GraphDocument shown = project;
        for (NodeId id : uses) {
            BlockDefinition block = shown.network()
                    .node(id)
                    .flatMap(
                            node -> node.spec() instanceof BlockUse use ? project.block(use.block()) : Optional.empty())
                    .orElse(null);
            if (block == null) {
                break;
            }
            blocks.add(block);
            shown = project.inside(block);
        }
        return blocks;
    }

    /// Those that are still there after the project has changed.
    OpenBlocks in(GraphDocument project) {
        int there = definitions(project).size();
        return there == uses.size() ? this : new OpenBlocks(uses.subList(0, there));
    }

    GraphDocument document(GraphDocument project) {
        return isEmpty() ? project : project.inside(definitions(project).getLast());
    }

    /// What is known about what is shown.
    Analysis analysis(Analysis whole) {
        return isEmpty() ? whole.drawn() : whole.inside(use(), document(whole.document()));
    }

    private NodeId use() {
        NodeId use = uses.getFirst();
        for (NodeId inner : uses.subList(1, uses.size())) {
            use = use.inside(1, inner);
        }
        return use;
    }

    /// The layer of the expanded network that a node shown here stands for.
    public NodeId layer(NodeId shown) {
        return isEmpty() ? shown : use().inside(1, shown);
    }

    /// An edit of what is shown as an edit of the project. What names its block itself, as a repair does, stays.
    Edit edit(GraphDocument project, Edit edit) {
        return isEmpty()
                        || edit instanceof Edit.InBlock
                        || edit instanceof Edit.RenameBlock
                        || edit instanceof Edit.RenameExposed
                ? edit
                : new Edit.InBlock(definitions(project).getLast().id(), edit);
    }
}
