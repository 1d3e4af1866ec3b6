package org.lamina.graph.layer;

import java.util.List;
import java.util.Locale;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Several inputs made one, value by value. Four kinds share this record: product, mean, maximum and difference.
///
/// Factors of a product may be vectors with one number a channel or feature, as a gate is.
public record Combination(Operation operation) implements LayerSpec {
    public static final LayerKind<Combination> MULTIPLY = declare(Operation.MULTIPLY);
    public static final LayerKind<Combination> AVERAGE = declare(Operation.AVERAGE);
    public static final LayerKind<Combination> MAXIMUM = declare(Operation.MAXIMUM);
    public static final LayerKind<Combination> SUBTRACT = declare(Operation.SUBTRACT);

    /// What becomes of the values at one place.
    public enum Operation {
        MULTIPLY,
        AVERAGE,
        MAXIMUM,
        /// The first input less the second.
        SUBTRACT
    }

    private static LayerKind<Combination> declare(Operation operation) {
        String id = operation.name().toLowerCase(Locale.ROOT);
        boolean isInOrder = operation == Operation.SUBTRACT;
        return LayerKind.named(id, Category.COMBINE, Combination.class, new Combination(operation))
                .inputs(isInOrder ? new LayerKind.Arity(2, 2) : LayerKind.Arity.SEVERAL)
                .roles(isInOrder ? List.of("minuend", "subtrahend") : List.of())
                .sight(_ -> Sight.SAME_PLACE)
                .shape(Combination::outputShape);
    }

    private static ShapeResult outputShape(Combination spec, List<Shape> inputs) {
        return spec.operation == Operation.MULTIPLY ? gated(inputs) : Rules.alike(inputs);
    }

    /// The shape of the factors that are no gates, if there are such.
    private static ShapeResult gated(List<Shape> inputs) {
        List<Shape> gates =
                inputs.stream().filter(Shape.Vector.class::isInstance).toList();
        List<Shape> others = inputs.stream()
                .filter(shape -> !(shape instanceof Shape.Vector))
                .toList();
        if (gates.isEmpty() || others.isEmpty()) {
            return Rules.alike(inputs);
        }
        Shape first = others.getFirst();
        if (first instanceof Shape.Tokens) {
            return Rules.needsSequence(first);
        }
        Shape gate = new Shape.Vector(Rules.depth(first));
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).equals(first) && !inputs.get(i).equals(gate)) {
                return ShapeResult.clash("shape.gate", List.of(first, inputs.get(i), i + 1));
            }
        }
        return ShapeResult.ok(first);
    }

    /// Whether some factor is spread over the places or steps of the others.
    public boolean isGate(List<Shape> inputs) {
        return operation == Operation.MULTIPLY && inputs.stream().distinct().count() > 1;
    }

    @Override
    public LayerKind<Combination> kind() {
        return switch (operation) {
            case MULTIPLY -> MULTIPLY;
            case AVERAGE -> AVERAGE;
            case MAXIMUM -> MAXIMUM;
            case SUBTRACT -> SUBTRACT;
        };
    }
}
