package org.lamina.graph.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;

/// Putting layers in, taking them out, copying them, and the names they get.
class InsertionTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId SUM = new NodeId("sum");
    private static final NodeId NEW = new NodeId("n1");
    private static final double COLUMN = Spacing.DEFAULT.column();

    private static GraphDocument branched() {
        return Sketch.on(new DataSpec.None())
                .chain("a", new VectorInput(4), "b", Dense.KIND.defaults(), "sum", new Add())
                .link("a", "sum")
                .document();
    }

    private static Edit dropoutBeforeSum() {
        return new Edit.Insert(Connection.of(B, SUM), new GraphNode(NEW, "drop1", Dropout.KIND.defaults()));
    }

    private static GraphDocument done(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    @Test
    void insertingKeepsTheOrderOfInputsAndPushesWhatIsBehind() {
        GraphDocument before = branched();
        GraphDocument after = done(before, dropoutBeforeSum());

        assertEquals(List.of(NEW, A), after.network().inputsOf(SUM));
        assertEquals(List.of(B), after.network().inputsOf(NEW));
        assertEquals("drop1", after.network().nodes().getLast().name());
        assertEquals(
                Map.of(
                        A, new Point(0, 0),
                        B, new Point(COLUMN, 0),
                        NEW, new Point(2 * COLUMN, 0),
                        SUM, new Point(3 * COLUMN, 0)),
                after.layout().positions());
    }

    @Test
    void whereThereIsRoomNothingMoves() {
        GraphDocument before = done(branched(), new Edit.MoveNodes(Map.of(SUM, new Point(4 * COLUMN, 0))));
        GraphDocument after = done(before, dropoutBeforeSum());

        assertEquals(new Point(4 * COLUMN, 0), after.layout().of(SUM));
        assertEquals(new Point(2.5 * COLUMN, 0), after.layout().of(NEW));
    }

    @Test
    void aCardThatWouldBeCoveredIsPushedAlong() {
        NodeId end = new NodeId("end");
        GraphDocument before = done(
                branched(),
                new Edit.AddNode(new GraphNode(end, "end", Output.KIND.defaults()), new Point(2.9 * COLUMN, 20)));
        GraphDocument after = done(before, dropoutBeforeSum());

        assertEquals(new Point(3 * COLUMN, 0), after.layout().of(SUM));
        assertEquals(new Point(3.9 * COLUMN, 20), after.layout().of(end));
    }

    @Test
    void onAConnectionThatRunsToTheLeftPlaceIsMadeToTheLeft() {
        GraphDocument before = done(
                branched(), new Edit.MoveNodes(Map.of(B, new Point(2 * COLUMN, 200), SUM, new Point(COLUMN, 200))));
        GraphDocument after = done(before, dropoutBeforeSum());

        assertEquals(new Point(COLUMN, 200), after.layout().of(NEW));
        assertEquals(new Point(0, 200), after.layout().of(SUM));
        assertEquals(new Point(2 * COLUMN, 200), after.layout().of(B));
    }

    @Test
    void layersWithoutInputOrOutputFitNowhereInBetween() {
        assertFalse(Insertion.fits(new VectorInput(1)));
        assertFalse(Insertion.fits(Output.KIND.defaults()));
        assertFalse(Insertion.fits(new Add()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Edits.apply(
                        branched(),
                        new Edit.Insert(Connection.of(A, B), new GraphNode(NEW, "new", new VectorInput(1)))));
    }

    @Test
    void removingHealsTheGap() {
        GraphDocument before = Sketch.on(new DataSpec.None())
                .chain("a", new VectorInput(4), "b", Dense.KIND.defaults(), "c", Dense.KIND.defaults())
                .document();
        GraphDocument after = done(before, Insertion.remove(before.network(), B));

        assertEquals(List.of(Connection.of(A, new NodeId("c"))), after.network().connections());
    }

    @Test
    void removingNeverConnectsTwice() {
        GraphDocument before = branched();
        GraphDocument after = done(before, Insertion.remove(before.network(), B));

        assertEquals(List.of(Connection.of(A, SUM)), after.network().connections());
    }

    @Test
    void pastedNodesGetFreeNamesAndKeepTheirConnections() {
        GraphDocument before = branched();
        Fragment fragment = Fragment.of(before, Set.of(B, SUM));
        Fragment.Paste paste = fragment.into(before, new Point(10, 500));
        GraphDocument after = done(before, paste.edit());

        assertEquals(List.of(new NodeId("n1"), new NodeId("n2")), paste.added());
        assertEquals(
                List.of("a", "b", "sum", "b1", "sum1"),
                after.network().nodes().stream().map(node -> node.name()).toList());
        assertEquals(List.of(new NodeId("n1")), after.network().inputsOf(new NodeId("n2")));
        assertEquals(new Point(10, 500), after.layout().of(new NodeId("n1")));
        assertEquals(new Point(10 + COLUMN, 500), after.layout().of(new NodeId("n2")));
    }

    @Test
    void namesCountUpAndNeverRepeat() {
        Names names = Names.in(Network.EMPTY);
        assertEquals(
                List.of("dense1", "dense2", "conv9", "conv1", "12", "12-1"),
                List.of(
                        names.name(Dense.KIND),
                        names.like("dense1"),
                        names.like("conv9"),
                        names.like("conv9"),
                        names.like("12"),
                        names.like("12")));
        assertEquals(List.of(new NodeId("n1"), new NodeId("n2")), List.of(names.id(), names.id()));
    }
}
