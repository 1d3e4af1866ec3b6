package org.lamina.graph.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;

/// Networks with two inputs that go through the same block, whose uses share their weights.
public final class Twins {
    /// The uses of the block.
    public static final NodeId LEFT = new NodeId("left");

    public static final NodeId RIGHT = new NodeId("right");

    private Twins() {}

    /// Two inputs `a` and `b` of these kinds, a block of these layers (`l0`, `l1` …) on each, their difference, and an
    /// output `out` of two classes.
    public static GraphDocument of(InputSpec left, InputSpec right, LayerSpec... layers) {
        Sketch sketch = Sketch.on(new DataSpec.None()).node("a", left);
        Set<NodeId> inside = new HashSet<>();
        for (int i = 0; i < layers.length; i++) {
            sketch.then("l" + i, layers[i]);
            inside.add(new NodeId("l" + i));
        }
        GraphDocument document = sketch.then("less", new Combination(Combination.Operation.SUBTRACT))
                .then("out", new Output(2, Losses.SOFTMAX_CROSS_ENTROPY))
                .node("b", right)
                .document();
        document = after(document, new Edit.Group(inside, "twin"));
        GraphNode drawn = document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
        BlockDefinition block = document.blocks().getFirst();
        BlockUse shared = ((BlockUse) drawn.spec()).withShared(true);
        document = after(document, new Edit.AddNode(new GraphNode(LEFT, "left", shared), new Point(0, 0)));
        document = after(document, new Edit.RemoveNodes(Set.of(drawn.id())));
        document = after(document, new Edit.AddNode(new GraphNode(RIGHT, "right", shared), new Point(0, 0)));
        NodeId in = block.inputs().getFirst().id();
        NodeId out = block.outputs().getFirst().id();
        for (NodeId use : List.of(LEFT, RIGHT)) {
            NodeId source = new NodeId(use.equals(LEFT) ? "a" : "b");
            document = after(
                    document,
                    new Edit.Connect(new Connection(PortRef.out(source), new PortRef(use, in.value()))),
                    new Edit.Connect(new Connection(new PortRef(use, out.value()), PortRef.in(new NodeId("less")))));
        }
        return document;
    }

    public static GraphDocument after(GraphDocument document, Edit... edits) {
        GraphDocument current = document;
        for (Edit edit : edits) {
            current = switch (Edits.apply(current, edit)) {
                case EditResult.Done done -> done.document();
                case EditResult.Refused refused -> throw new AssertionError(refused.problem());
            };
        }
        return current;
    }
}
