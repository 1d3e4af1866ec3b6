package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The same values as a sequence: all steps of a feature after those of the one before. Of an image as many features as
/// it has channels are its pixels, row after row.
public record ToSequence(int features, int length) implements LayerSpec {
    public static final LayerKind<ToSequence> KIND = LayerKind.named(
                    "reshape-sequence", Category.DENSE, ToSequence.class, new ToSequence(1, 28))
            .stem("steps")
            .params(
                    Param.integer(
                            "features", ToSequence::features, (s, v) -> new ToSequence(v, s.length), 1, 1_000_000),
                    Param.integer("length", ToSequence::length, (s, v) -> new ToSequence(s.features, v), 1, 1_000_000))
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ShapeResult outputShape(Shape input) {
        Shape sequence = new Shape.Sequence(features, length);
        return Rules.reshaped(input, sequence, new Repair.ChangeTo(fitting(input.elements())));
    }

    /// Another length, else other features, else one feature.
    private ToSequence fitting(long values) {
        if (values % features == 0) {
            return new ToSequence(features, (int) (values / features));
        }
        if (values % length == 0) {
            return new ToSequence((int) (values / length), length);
        }
        return new ToSequence(1, (int) values);
    }

    @Override
    public LayerKind<ToSequence> kind() {
        return KIND;
    }
}
