package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Sets each value to zero with probability `rate` while training and scales the rest up (Srivastava et al. 2014).
public record Dropout(double rate) implements LayerSpec {
    public static final LayerKind<Dropout> KIND = LayerKind.named(
                    "dropout", Category.REGULARISATION, Dropout.class, new Dropout(0.25))
            .stem("drop")
            .params(Param.decimal("rate", Dropout::rate, (_, v) -> new Dropout(v), 0, 0.95))
            .cost((_, _, output) -> Cost.NONE.keeping(output.elements()))
            .shape(Dropout::outputShape);

    private static ShapeResult outputShape(Dropout spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return input instanceof Shape.Tokens ? Rules.needsSequence(input) : ShapeResult.ok(input);
    }

    @Override
    public LayerKind<Dropout> kind() {
        return KIND;
    }
}
