package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// A vector of numbers per sample enters here.
public record VectorInput(int size) implements InputSpec {
    public static final LayerKind<VectorInput> KIND = LayerKind.named(
                    "input-vector", Category.INPUT, VectorInput.class, new VectorInput(2))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(Param.integer("size", VectorInput::size, (s, v) -> new VectorInput(v), 1, 1_000_000))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    @Override
    public Shape shape() {
        return new Shape.Vector(size);
    }

    @Override
    public LayerKind<VectorInput> kind() {
        return KIND;
    }
}
