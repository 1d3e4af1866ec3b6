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
        return input instanceof Shape.Tokens
                ? Rules.needsSequence(input)
                : Rules.bounded(new Shape.Vector(Math.toIntExact(Math.min(input.elements(), Integer.MAX_VALUE))));
    }

    @Override
    public LayerKind<Flatten> kind() {
        return KIND;
    }
}
