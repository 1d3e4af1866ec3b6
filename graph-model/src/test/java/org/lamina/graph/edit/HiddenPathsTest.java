package org.lamina.graph.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.testkit.Sketch;

/// A warning that was hidden at a layer stays hidden there when the layer moves into a block and out of it.
class HiddenPathsTest {
    private static final String CODE = "risk.sigmoid-chain";
    private static final NodeId B = new NodeId("b");

    private static GraphDocument document() {
        GraphDocument plain = Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain("x", new VectorInput(2), "a", dense(), "b", dense(), "c", dense(), "y", Output.KIND.defaults())
                .document();
        return plain.withSettings(plain.settings().withHidden(new HiddenWarning(CODE, B)));
    }

    private static Dense dense() {
        return new Dense(4, Activation.SIGMOID);
    }

    private static GraphDocument after(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static Set<NodeId> ids(String... ids) {
        return Set.copyOf(List.of(ids).stream().map(NodeId::new).toList());
    }

    private static List<String> hidden(GraphDocument document) {
        return document.settings().hidden().stream()
                .map(warning -> String.valueOf(warning.node()))
                .toList();
    }

    private static GraphNode use(List<GraphNode> nodes) {
        return nodes.stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itFollowsALayerIntoABlockAndOut() {
        GraphDocument grouped = after(document(), new Edit.Group(ids("a", "b"), "part"));
        NodeId use = use(grouped.network().nodes()).id();
        assertEquals(List.of(use + ".1.b"), hidden(grouped));
        GraphDocument apart = after(grouped, new Edit.Ungroup(use));
        NodeId b = apart.network().nodes().stream()
                .filter(node -> node.name().equals("b"))
                .findFirst()
                .orElseThrow()
                .id();
        assertEquals(List.of(b.value()), hidden(apart));
    }

    @Test
    void itFollowsALayerInsideABlockToo() {
        GraphDocument grouped = after(document(), new Edit.Group(ids("a", "b"), "part"));
        BlockId part = grouped.blocks().getFirst().id();
        NodeId use = use(grouped.network().nodes()).id();
        GraphDocument nested = after(grouped, new Edit.InBlock(part, new Edit.Group(ids("b"), "inner")));
        NodeId inner = use(nested.block(part).orElseThrow().network().nodes()).id();
        assertEquals(List.of(use + ".1." + inner + ".1.b"), hidden(nested));
        GraphDocument back = after(nested, new Edit.InBlock(part, new Edit.Ungroup(inner)));
        NodeId b = back.block(part).orElseThrow().network().nodes().stream()
                .filter(node -> node.name().equals("b"))
                .findFirst()
                .orElseThrow()
                .id();
        assertEquals(List.of(use + ".1." + b), hidden(back));
    }

    @Test
    void theCopiesOfARepeatedBlockAreToldApart() {
        GraphDocument grouped = after(document(), new Edit.Group(ids("b"), "part"));
        GraphNode use = use(grouped.network().nodes());
        GraphDocument twice = after(grouped, new Edit.ChangeSpec(use.id(), ((BlockUse) use.spec()).withRepeat(2)));
        GraphDocument second = twice.withSettings(twice.settings()
                .withHidden(List.of(new HiddenWarning(CODE, use.id().inside(2, B)))));
        GraphDocument apart = after(second, new Edit.Ungroup(use.id()));
        List<GraphNode> nodes = apart.network().nodes();
        assertEquals(List.of(nodes.get(3).id().value()), hidden(apart));
    }

    @Test
    void severalGroupsInOneStepAreFollowed() {
        Edit both = new Edit.Batch(
                "edit.group", List.of(new Edit.Group(ids("a"), "first"), new Edit.Group(ids("b", "c"), "second")));
        GraphDocument grouped = after(document(), both);
        NodeId second = grouped.network().nodes().get(2).id();
        assertEquals(List.of(second + ".1.b"), hidden(grouped));
    }
}
