package org.lamina.graph.layer;

import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Only the last step of a sequence, as a vector.
public record LastStep() implements LayerSpec {
    public static final LayerKind<LastStep> KIND = LayerKind.named(
                    "last-step", Category.RECURRENT, LastStep.class, new LastStep())
            .stem("last")
            .shape((_, inputs) -> inputs.getFirst() instanceof Shape.Sequence sequence
                    ? ShapeResult.ok(new Shape.Vector(sequence.features()))
                    : Rules.needsSequence(inputs.getFirst()));

    @Override
    public LayerKind<LastStep> kind() {
        return KIND;
    }
}
