package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A learned vector of `dimension` values for every token id.
public record Embedding(int dimension) implements LayerSpec, Weighted {
    public static final LayerKind<Embedding> KIND = LayerKind.named(
                    "embedding", Category.DENSE, Embedding.class, new Embedding(32))
            .stem("embed")
            .params(Param.integer("dimension", Embedding::dimension, (_, v) -> new Embedding(v), 1, 65_536))
            .cost((spec, inputs, _) -> inputs.getFirst() instanceof Shape.Tokens tokens
                    ? Cost.of((long) tokens.vocabulary() * spec.dimension, 0)
                    : Cost.NONE)
            .padding(OnPadding.EACH_STEP)
            .shape(Embedding::outputShape);

    private static ShapeResult outputShape(Embedding spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Tokens tokens
                ? Rules.bounded(new Shape.Sequence(spec.dimension, tokens.length()))
                : ShapeResult.clash("shape.needs-tokens", List.of(inputs.getFirst()));
    }

    @Override
    public LayerKind<Embedding> kind() {
        return KIND;
    }
}
