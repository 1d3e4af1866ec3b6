package org.lamina.graph.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.Shape.Sequence;
import org.lamina.graph.shape.Shape.Tokens;
import org.lamina.graph.shape.Shape.Vector;
import org.lamina.graph.shape.ShapeResult;

/// What kinds offer where shapes clash.
class ShapeRepairsTest {
    private static final Sequence STEPS = new Sequence(4, 10);
    private static final Tokens WORDS = new Tokens(100, 10);
    private static final Vector FLAT = new Vector(12);

    /// As long as the sequence is now, or always as long as it is.
    @Test
    void aPositionTableThatIsTooShortIsMended() {
        PositionalEncoding.Style learned = PositionalEncoding.Style.LEARNED;
        assertEquals(
                List.of(
                        new Repair.ChangeTo(new PositionalEncoding(learned, 10)),
                        new Repair.ChangeTo(new PositionalEncoding(learned))),
                repairs(new PositionalEncoding(learned, 9), STEPS));
    }

    /// Fewer heads where those can be even, else without turning.
    @Test
    void headsThatCannotBeTurnedAreMended() {
        SelfAttention turned = new SelfAttention(4, true).withRotary(true);
        assertEquals(
                List.of(new Repair.ChangeTo(turned.withHeads(3)), new Repair.ChangeTo(turned.withRotary(false))),
                repairs(turned, new Sequence(12, 5)));
        assertEquals(
                List.of(new Repair.ChangeTo(turned.withHeads(1).withRotary(false))),
                repairs(turned.withHeads(1), new Sequence(3, 5)));
    }

    @Test
    void whatARecurrentLayerBeginsFromIsMadeAState() {
        assertEquals(
                List.of(new Repair.InsertBefore(1, new Dense(10, Activation.TANH))),
                repairs(new Gru(5, Direction.BOTH), STEPS, FLAT));
        assertEquals(List.of(new Repair.InsertBefore(1, new LastStep())), repairs(new Gru(4), STEPS, STEPS));
    }

    @Test
    void whatCrossAttentionLooksAtIsEmbedded() {
        assertEquals(
                List.of(new Repair.InsertBefore(1, Embedding.KIND.defaults())),
                repairs(new CrossAttention(2, false), STEPS, WORDS));
    }

    private static List<Repair> repairs(LayerSpec spec, Shape... inputs) {
        return spec.kind().shape(spec, List.of(inputs)) instanceof ShapeResult.Clash clash
                ? clash.repairs()
                : List.of();
    }
}
