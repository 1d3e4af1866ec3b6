package org.lamina.graph.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;

/// Random valid networks, drawn with blocks in blocks.
public final class RandomBlocks {
    private RandomBlocks() {}

    /// The network of `RandomNetworks.valid(seed)` with random layers grouped.
    public static GraphDocument of(long seed) {
        Random random = new Random(seed * 31 + 7);
        GraphDocument document = RandomNetworks.valid(seed);
        for (int i = 0; i < 8; i++) {
            Edit edit = new Edit.Group(some(document, random), "part" + i);
            if (!document.blocks().isEmpty() && random.nextInt(3) == 0) {
                BlockDefinition block =
                        document.blocks().get(random.nextInt(document.blocks().size()));
                edit = new Edit.InBlock(block.id(), new Edit.Group(some(document.inside(block), random), "inner" + i));
            }
            if (Edits.apply(document, edit) instanceof EditResult.Done done) {
                document = done.document();
            }
        }
        return document;
    }

    /// One to four nodes, mostly neighbours.
    public static Set<NodeId> some(GraphDocument document, Random random) {
        List<GraphNode> nodes = document.network().nodes();
        Set<NodeId> chosen = new HashSet<>();
        if (!nodes.isEmpty()) {
            int first = random.nextInt(nodes.size());
            int count = 1 + random.nextInt(4);
            for (int i = first; i < Math.min(nodes.size(), first + count); i++) {
                chosen.add(nodes.get(i).id());
            }
        }
        return chosen;
    }
}
