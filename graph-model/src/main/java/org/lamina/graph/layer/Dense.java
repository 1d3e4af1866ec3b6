package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A fully connected layer: `y = f(W x + b)`. On a sequence the same weights apply to every step.
public record Dense(int units, Activation activation) implements LayerSpec {
    public static final LayerKind<Dense> KIND = LayerKind.named(
                    "dense", Category.DENSE, Dense.class, new Dense(64, Activation.RELU))
            .params(
                    Param.integer("units", Dense::units, Dense::withUnits, 1, 1_000_000),
                    Param.choice(
                            "activation",
                            "activation",
                            Dense::activation,
                            (s, v) -> new Dense(s.units(), v),
                            Activation.BUILT_IN))
            .cost(Dense::cost)
            .shape(Dense::outputShape);

    public Dense withUnits(int changed) {
        return new Dense(changed, activation);
    }

    private static ShapeResult outputShape(Dense spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (input) {
            case Shape.Vector _ -> Rules.bounded(new Shape.Vector(spec.units));
            case Shape.Sequence sequence -> Rules.bounded(new Shape.Sequence(spec.units, sequence.length()));
            case Shape.Image _, Shape.Tokens _ -> Rules.needsVector(input);
        };
    }

    /// Weights and biases of `units` weighted sums over the input's features.
    static Cost weightedSums(Shape input, long units) {
        return switch (input) {
            case Shape.Sequence s ->
                Cost.of(Cost.product(s.features() + 1L, units), Cost.product(s.features(), units, s.length()));
            case Shape.Vector v -> Cost.of(Cost.product(v.features() + 1L, units), Cost.product(v.features(), units));
            case Shape.Image _, Shape.Tokens _ -> Cost.NONE;
        };
    }

    private static Cost cost(Dense spec, List<Shape> inputs, Shape output) {
        return weightedSums(inputs.getFirst(), spec.units);
    }

    @Override
    public LayerKind<Dense> kind() {
        return KIND;
    }
}
