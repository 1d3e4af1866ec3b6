package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The cosine of the angle between two vectors, from -1 to 1; of two sequences at each step, of two images at each
/// pixel.
public record CosineSimilarity() implements LayerSpec {
    public static final LayerKind<CosineSimilarity> KIND = LayerKind.named(
                    "cosine-similarity", Category.COMBINE, CosineSimilarity.class, new CosineSimilarity())
            .stem("cosine")
            .inputs(new LayerKind.Arity(2, 2))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> outputShape(inputs));

    private static ShapeResult outputShape(List<Shape> inputs) {
        return switch (Rules.alike(inputs)) {
            case ShapeResult.Ok(Shape shape) -> ShapeResult.ok(Rules.withDepth(shape, 1));
            case ShapeResult.Clash clash -> clash;
        };
    }

    @Override
    public LayerKind<CosineSimilarity> kind() {
        return KIND;
    }
}
