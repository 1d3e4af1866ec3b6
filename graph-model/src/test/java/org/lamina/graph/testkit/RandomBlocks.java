package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;

/// Random valid networks, drawn with blocks in blocks.
public final class RandomBlocks {
    private RandomBlocks() {}

    /// The network of `RandomNetworks.valid(seed)` with random layers grouped. Some blocks expose parameters of theirs;
    /// their uses set what the layers had, whatever these have now.
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
        for (int i = 0; i < 3 && !document.blocks().isEmpty(); i++) {
            document = withExposed(document, random);
        }
        return document;
    }

    private static GraphDocument withExposed(GraphDocument document, Random random) {
        BlockDefinition block =
                document.blocks().get(random.nextInt(document.blocks().size()));
        Edit expose = exposing(document.inside(block), random, false).orElse(null);
        if (expose == null
                || !(Edits.apply(document, new Edit.InBlock(block.id(), expose)) instanceof EditResult.Done done)) {
            return document;
        }
        List<Edit> edits = new ArrayList<>(setting(done.document(), block.id(), UnaryOperator.identity()));
        for (BlockDefinition each : done.document().blocks()) {
            for (Edit edit : setting(done.document().inside(each), block.id(), UnaryOperator.identity())) {
                edits.add(new Edit.InBlock(each.id(), edit));
            }
        }
        return Edits.apply(done.document(), new Edit.Batch("edit.expose", edits)) instanceof EditResult.Done all
                ? all.document()
                : done.document();
    }

    /// What exposes a random parameter more.
    ///
    /// @param joins whether it may be driven together with others, which then need not have the same value
    public static Optional<Edit> exposing(GraphDocument inside, Random random, boolean joins) {
        List<Exposed.Target> targets = new ArrayList<>();
        ExposedParams params = ExposedParams.of(inside);
        for (GraphNode node : inside.network().nodes()) {
            if (node.spec() instanceof BlockUse use) {
                params.of(use).forEach(param -> targets.add(new Exposed.Target(node.id(), param.id())));
            } else {
                node.spec().kind().params().forEach(param -> targets.add(new Exposed.Target(node.id(), param.id())));
            }
        }
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        Exposed.Target target = targets.get(random.nextInt(targets.size()));
        List<Exposed> exposed = new ArrayList<>(inside.exposed());
        if (joins && !exposed.isEmpty() && random.nextInt(3) == 0) {
            int index = random.nextInt(exposed.size());
            List<Exposed.Target> more = new ArrayList<>(exposed.get(index).drives());
            more.add(target);
            exposed.set(index, exposed.get(index).withDrives(more));
        } else {
            exposed.add(new Exposed(target.param() + " " + random.nextInt(100), List.of(target)));
        }
        return Optional.of(new Edit.Expose(exposed));
    }

    /// What makes all uses of a block on this canvas set all that it exposes, to what they have or something else.
    public static List<Edit> setting(GraphDocument canvas, BlockId block, UnaryOperator<Object> change) {
        ExposedParams params = ExposedParams.of(canvas);
        List<Edit> edits = new ArrayList<>();
        for (GraphNode node : canvas.network().nodes()) {
            if (node.spec() instanceof BlockUse use && use.block().equals(block)) {
                BlockUse set = use;
                for (Param<BlockUse, ?> param : params.of(use)) {
                    set = set.with(param.id(), change.apply(param.get(use)));
                }
                edits.add(new Edit.ChangeSpec(node.id(), set));
            }
        }
        return edits;
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
