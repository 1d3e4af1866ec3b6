package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Only the step of a sequence where reading it ends, as a vector: the last one, or, read backward, the first.
///
/// @param direction the way in which the sequence was read; of both ways, the first half of the features is taken where
///     the forward way ends and the second half where the backward way ends
public record LastStep(Direction direction) implements LayerSpec {
    public static final LayerKind<LastStep> KIND = LayerKind.named(
                    "last-step", Category.RECURRENT, LastStep.class, new LastStep())
            .stem("last")
            .params(Param.optionalChoice(
                    "direction",
                    "reading",
                    LastStep::direction,
                    (_, v) -> new LastStep(v),
                    List.of(Direction.values())))
            .padding(OnPadding.LEFT_OUT)
            .shape(LastStep::outputShape);

    /// Of a sequence that was read forward.
    public LastStep() {
        this(Direction.FORWARD);
    }

    private static ShapeResult outputShape(LastStep spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst());
        }
        return spec.direction == Direction.BOTH && sequence.features() % 2 != 0
                ? ShapeResult.clash(
                        "shape.two-ways", List.of(sequence), new Repair.ChangeTo(new LastStep(Direction.FORWARD)))
                : ShapeResult.ok(new Shape.Vector(sequence.features()));
    }

    @Override
    public LayerKind<LastStep> kind() {
        return KIND;
    }
}
