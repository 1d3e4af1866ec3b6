package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// A sequence of vectors per sample enters here, all of one length.
public record SequenceInput(int features, int length) implements InputSpec {
    public static final LayerKind<SequenceInput> KIND = LayerKind.named(
                    "input-sequence", Category.INPUT, SequenceInput.class, new SequenceInput(8, 16))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(
                    Param.integer(
                            "features",
                            SequenceInput::features,
                            (s, v) -> new SequenceInput(v, s.length()),
                            1,
                            1_000_000),
                    Param.integer(
                            "length", SequenceInput::length, (s, v) -> new SequenceInput(s.features(), v), 1, 100_000))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    @Override
    public Shape shape() {
        return new Shape.Sequence(features, length);
    }

    @Override
    public LayerKind<SequenceInput> kind() {
        return KIND;
    }
}
