package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The inputs side by side: features of vectors and sequences, channels of images.
public record Concatenate() implements LayerSpec {
    public static final LayerKind<Concatenate> KIND = LayerKind.named(
                    "concatenate", Category.COMBINE, Concatenate.class, new Concatenate())
            .stem("concat")
            .inputs(LayerKind.Arity.SEVERAL)
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> outputShape(inputs));

    private static ShapeResult outputShape(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        if (first instanceof Shape.Tokens) {
            return Rules.needsSequence(first);
        }
        long total = Rules.depth(first);
        for (int i = 1; i < inputs.size(); i++) {
            Shape other = inputs.get(i);
            if (!Rules.withDepth(first, 1).equals(Rules.withDepth(other, 1))) {
                return ShapeResult.clash("shape.concatenate", List.of(first, other, i + 1));
            }
            total += Rules.depth(other);
        }
        return total > Integer.MAX_VALUE
                ? ShapeResult.clash("shape.too-large", List.of(first))
                : Rules.bounded(Rules.withDepth(first, (int) total));
    }

    @Override
    public LayerKind<Concatenate> kind() {
        return KIND;
    }
}
