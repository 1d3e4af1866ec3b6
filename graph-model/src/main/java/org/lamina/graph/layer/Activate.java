package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// An activation function as a layer of its own.
public record Activate(Activation function) implements LayerSpec {
    public static final LayerKind<Activate> KIND = LayerKind.named(
                    "activation", Category.DENSE, Activate.class, new Activate(Activation.RELU))
            .stem("act")
            .params(Param.choice(
                    "function", "activation", Activate::function, (_, v) -> new Activate(v), Activation.STANDALONE))
            .shape(Activate::outputShape);

    private static ShapeResult outputShape(Activate spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return input instanceof Shape.Tokens ? Rules.needsSequence(input) : ShapeResult.ok(input);
    }

    @Override
    public LayerKind<Activate> kind() {
        return KIND;
    }
}
