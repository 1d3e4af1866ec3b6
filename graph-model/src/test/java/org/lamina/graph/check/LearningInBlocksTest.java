package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.testkit.Sketch;

/// What a block asks of its layers holds for those that ask nothing themselves.
class LearningInBlocksTest {
    private static final ConstraintSpec OWN = new ConstraintSpec.UnitNorm();
    private static final ConstraintSpec OF_BLOCK = new ConstraintSpec.MaxNorm(2);

    private static GraphDocument after(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static GraphNode use(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    private static GraphDocument grouped() {
        GraphDocument plain = Sketch.on(new DataSpec.None())
                .chain("in", new VectorInput(2), "a", new Dense(3, Activation.TANH), "b", new Dense(3, Activation.TANH))
                .constrained(OWN, "a")
                .document();
        GraphDocument grouped = after(plain, new Edit.Group(Set.of(new NodeId("a"), new NodeId("b")), "part"));
        GraphNode use = use(grouped);
        return after(grouped, new Edit.ChangeLearning(use.id(), use.learning().withConstraint(OF_BLOCK)));
    }

    private static List<Learning> learning(GraphDocument document) {
        return Expansion.flat(document).nodes().stream()
                .map(GraphNode::learning)
                .toList();
    }

    private static List<ConstraintSpec> constraints(GraphDocument document) {
        return learning(document).stream().map(Learning::constraint).toList();
    }

    @Test
    void theConstraintOfABlockHoldsWhereALayerHasNone() {
        List<ConstraintSpec> expected = List.of(new ConstraintSpec.Off(), OWN, OF_BLOCK);
        assertEquals(expected, constraints(grouped()));
        GraphDocument apart = after(grouped(), new Edit.Ungroup(use(grouped()).id()));
        assertEquals(expected, constraints(apart));
    }

    @Test
    void filesKeepConstraints() throws ProblemException {
        String text = ProjectCodec.write(grouped());
        assertEquals(1, text.split("\\{\"kind\": \"max-norm\", \"limit\": 2}", -1).length - 1, text);
        assertEquals(grouped(), ProjectCodec.read(text));
    }

    private static GraphDocument ownOfBlock() {
        GraphDocument grouped = grouped();
        GraphNode use = use(grouped);
        Learning own = Learning.USUAL.withRateFactor(0.1).withPenalty(new PenaltySpec.Own(0, 0.5, 0));
        GraphNode a = grouped.blocks().getFirst().network().nodes().stream()
                .filter(node -> node.name().equals("a"))
                .findFirst()
                .orElseThrow();
        Learning inside = Learning.USUAL.withRateFactor(0.1).withPenalty(new PenaltySpec.Own(0.5, 0, 0));
        GraphDocument changed = after(
                grouped, new Edit.InBlock(grouped.blocks().getFirst().id(), new Edit.ChangeLearning(a.id(), inside)));
        return after(changed, new Edit.ChangeLearning(use.id(), own));
    }

    /// 0.1 times 0.1 is 0.01, not 0.010000000000000002.
    @Test
    void factorsOfABlockMultiplyAndItsPenaltyHoldsWhereALayerHasNone() {
        List<Learning> expected = List.of(
                Learning.USUAL,
                Learning.USUAL.withRateFactor(0.01).withPenalty(new PenaltySpec.Own(0.5, 0, 0)),
                Learning.USUAL.withRateFactor(0.1).withPenalty(new PenaltySpec.Own(0, 0.5, 0)));
        GraphDocument document = ownOfBlock();
        assertEquals(expected, learning(document));
        assertEquals(
                expected,
                learning(after(document, new Edit.Ungroup(use(document).id()))));
    }

    @Test
    void productsOfFactorsStayInTheRangeOfOne() {
        Learning most = Learning.USUAL.withRateFactor(1000);
        Learning least = Learning.USUAL.withRateFactor(1e-6);
        assertTrue(Learning.KIND.allows(most.inside(most)));
        assertTrue(Learning.KIND.allows(least.inside(least)));
        assertEquals(Learning.USUAL, Learning.USUAL.inside(Learning.USUAL));
    }

    @Test
    void filesKeepFactorsAndPenaltiesOnlyWhereThereAreSome() throws ProblemException {
        String text = ProjectCodec.write(ownOfBlock());
        assertEquals(2, text.split("\"rate-factor\": 0.1", -1).length - 1, text);
        assertEquals(2, text.split("\"penalty\": \\{\"kind\": \"own\"", -1).length - 1, text);
        assertEquals(ownOfBlock(), ProjectCodec.read(text));
    }

    @Test
    void factorsAreThoseOfTheDefinitions() {
        assertEquals(0.5, new ConstraintSpec.MaxNorm(2).factor(4));
        assertEquals(1, new ConstraintSpec.MaxNorm(2).factor(2));
        assertEquals(0.25, new ConstraintSpec.UnitNorm().factor(4));
        assertEquals(1, new ConstraintSpec.UnitNorm().factor(0));
        assertEquals(2, new ConstraintSpec.MinMaxNorm(1, 3, 1).factor(0.5));
        assertEquals(1, new ConstraintSpec.MinMaxNorm(1, 3, 1).factor(2));
        assertEquals(0.875, new ConstraintSpec.MinMaxNorm(1, 3, 0.5).factor(4));
        assertEquals(1, new ConstraintSpec.MinMaxNorm(1, 3, 1).factor(0));
        assertEquals(0.75, new ConstraintSpec.MinMaxNorm(5, 3, 1).factor(4));
    }
}
