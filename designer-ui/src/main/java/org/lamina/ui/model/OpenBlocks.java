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
import org.lamina.graph.settings.Learning;

/// The blocks that are open in each other, by the nodes that use them, the outermost first.
///
/// @param copies which copy of each is looked into, from 1
public record OpenBlocks(List<NodeId> uses, List<Integer> copies) {
    /// The network itself is shown.
    public static final OpenBlocks NONE = new OpenBlocks(List.of(), List.of());

    public OpenBlocks {
        uses = List.copyOf(uses);
        copies = List.copyOf(copies);
    }

    /// The blocks around a layer of the expanded network.
    static OpenBlocks around(NodeId layer) {
        List<NodeId> uses = new ArrayList<>();
        List<Integer> copies = new ArrayList<>();
        NodeId inner = layer;
        for (Optional<NodeId> use = layer.outer();
                use.isPresent();
                use = use.get().outer()) {
            uses.addFirst(use.get().local());
            copies.addFirst(inner.copy());
            inner = use.get();
        }
        return new OpenBlocks(uses, copies);
    }

    /// Only the outermost ones.
    OpenBlocks first(int count) {
        return new OpenBlocks(uses.subList(0, count), copies.subList(0, count));
    }

    /// The same blocks with another copy of the innermost one.
    OpenBlocks withCopy(int copy) {
        List<Integer> changed = new ArrayList<>(copies);
        changed.set(changed.size() - 1, copy);
        return new OpenBlocks(uses, changed);
    }

    /// Which copy of the innermost block is looked into.
    public int copy() {
        return copies.getLast();
    }

    OpenBlocks and(NodeId use) {
        List<NodeId> more = new ArrayList<>(uses);
        more.add(use);
        List<Integer> first = new ArrayList<>(copies);
        first.add(1);
        return new OpenBlocks(more, first);
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
        OpenBlocks kept = first(definitions(project).size());
        List<Integer> possible = new ArrayList<>();
        GraphDocument shown = project;
        List<BlockDefinition> blocks = kept.definitions(project);
        for (int i = 0; i < blocks.size(); i++) {
            int most = times(shown, kept.uses.get(i));
            possible.add(Math.min(kept.copies.get(i), most));
            shown = project.inside(blocks.get(i));
        }
        return new OpenBlocks(kept.uses, possible);
    }

    /// How many copies of the innermost block there are.
    public int times(GraphDocument project) {
        List<BlockDefinition> blocks = definitions(project);
        GraphDocument around = blocks.size() < 2 ? project : project.inside(blocks.get(blocks.size() - 2));
        return isEmpty() ? 1 : times(around, uses.getLast());
    }

    private static int times(GraphDocument around, NodeId use) {
        return around.network()
                .node(use)
                .map(node -> node.spec() instanceof BlockUse spec ? spec.repeat() : 1)
                .orElse(1);
    }

    GraphDocument document(GraphDocument project) {
        return isEmpty() ? project : project.inside(definitions(project).getLast());
    }

    /// What is known about what is shown.
    Analysis analysis(Analysis whole) {
        return isEmpty() ? whole.drawn() : whole.inside(use(), copy(), document(whole.document()));
    }

    /// How training treats what is shown, by the uses through which it was opened.
    public Learning learning(GraphDocument project) {
        Learning around = Learning.USUAL;
        GraphDocument shown = project;
        List<BlockDefinition> blocks = definitions(project);
        for (int i = 0; i < blocks.size(); i++) {
            Learning outer = around;
            around = shown.network()
                    .node(uses.get(i))
                    .map(use -> use.learning().inside(outer))
                    .orElse(outer);
            shown = project.inside(blocks.get(i));
        }
        return around;
    }

    private NodeId use() {
        NodeId use = uses.getFirst();
        for (int i = 1; i < uses.size(); i++) {
            use = use.inside(copies.get(i - 1), uses.get(i));
        }
        return use;
    }

    /// The layer of the expanded network that a node shown here stands for.
    public NodeId layer(NodeId shown) {
        return isEmpty() ? shown : use().inside(copy(), shown);
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
