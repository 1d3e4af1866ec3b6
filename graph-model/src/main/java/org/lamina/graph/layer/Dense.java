package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A fully connected layer: `y = f(W x + b)`. On a sequence the same weights apply to every step.
public record Dense(int units, Activation activation, boolean bias) implements LayerSpec, Weighted {
    public static final LayerKind<Dense> KIND = LayerKind.named(
                    "dense", Category.DENSE, Dense.class, new Dense(64, Activation.RELU))
            .params(
                    Param.integer("units", Dense::units, Dense::withUnits, 1, 1_000_000),
                    Params.activation(Dense::activation, Dense::withActivation),
                    Param.optionalFlag("bias", Dense::bias, Dense::withBias))
            .cost(Dense::cost)
            .padding(OnPadding.EACH_STEP)
            .shape(Dense::outputShape);

    /// With biases.
    public Dense(int units, Activation activation) {
        this(units, activation, true);
    }

    public Dense withUnits(int changed) {
        return new Dense(changed, activation, bias);
    }

    public Dense withActivation(Activation changed) {
        return new Dense(units, changed, bias);
    }

    public Dense withBias(boolean changed) {
        return new Dense(units, activation, changed);
    }

    private static ShapeResult outputShape(Dense spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (input) {
            case Shape.Vector _ -> Rules.bounded(new Shape.Vector(spec.units));
            case Shape.Sequence sequence -> Rules.bounded(new Shape.Sequence(spec.units, sequence.length()));
            case Shape.Image _, Shape.Volume _, Shape.Tokens _ -> Rules.needsVector(input);
        };
    }

    /// Weights and biases of `units` weighted sums over the input's features or channels.
    static Cost weightedSums(Shape input, long units, boolean bias) {
        long extra = bias ? 1 : 0;
        return switch (input) {
            case Shape.Sequence s ->
                Cost.of(Cost.product(s.features() + extra, units), Cost.product(s.features(), units, s.length()));
            case Shape.Vector v ->
                Cost.of(Cost.product(v.features() + extra, units), Cost.product(v.features(), units));
            case Shape.Image i ->
                Cost.of(
                        Cost.product(i.channels() + extra, units),
                        Cost.product(i.channels(), units, i.height(), i.width()));
            case Shape.Volume _, Shape.Tokens _ -> Cost.NONE;
        };
    }

    private static Cost cost(Dense spec, List<Shape> inputs, Shape output) {
        return weightedSums(inputs.getFirst(), spec.units, spec.bias);
    }

    @Override
    public LayerKind<Dense> kind() {
        return KIND;
    }
}
