package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// All values of an image or a sequence as one vector.
public record Flatten() implements LayerSpec {
    public static final LayerKind<Flatten> KIND = LayerKind.named(
                    "flatten", Category.DENSE, Flatten.class, new Flatten())
            .shape(Flatten::outputShape);

    private static ShapeResult outputShape(Flatten spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        if (input instanceof Shape.Tokens) {
            return Rules.needsSequence(input);
        }
        return input.elements() > Rules.MAX_ELEMENTS
                ? ShapeResult.clash("shape.too-large", List.of(input))
                : ShapeResult.ok(new Shape.Vector((int) input.elements()));
    }

    @Override
    public LayerKind<Flatten> kind() {
        return KIND;
    }
}
