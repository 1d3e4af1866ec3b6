package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The shape and cost rules that recurrent layers share.
final class Recurrence {
    /// The sequence, and if there is one the state before its first step.
    static final LayerKind.Arity INPUTS = new LayerKind.Arity(1, 2);

    static final List<String> ROLES = List.of("sequence", "state");

    private Recurrence() {}

    static ShapeResult outputShape(Recurrent spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return inputs.getLast() instanceof Shape.Sequence && inputs.getFirst() instanceof Shape.Vector state
                    ? ShapeResult.clash("shape.state-first", List.of(state))
                    : Rules.needsSequence(inputs.getFirst());
        }
        if (inputs.size() > 1 && !isState(spec, inputs.getLast())) {
            return needsState(inputs.getLast(), ways(spec) * spec.units());
        }
        return Rules.bounded(new Shape.Sequence(ways(spec) * spec.units(), sequence.length()));
    }

    private static boolean isState(Recurrent spec, Shape given) {
        return given instanceof Shape.Vector(int features)
                && (features == ways(spec) * spec.units() || features == ways(spec) * spec.states());
    }

    private static ShapeResult needsState(Shape given, int features) {
        List<Object> args = List.of(features, given);
        return switch (given) {
            case Shape.Vector _ ->
                ShapeResult.clash(
                        "shape.state", args, new Repair.InsertBefore(1, new Dense(features, Activation.TANH)));
            case Shape.Sequence _ -> ShapeResult.clash("shape.state", args, new Repair.InsertBefore(1, new LastStep()));
            case Shape.Image _, Shape.Volume _, Shape.Tokens _ -> ShapeResult.clash("shape.state", args);
        };
    }

    /// @param gates how many weighted sums make one state
    /// @param others how many numbers each unit has besides: biases, and what weighs its own memory
    /// @param kept numbers per unit and step that one way keeps besides its states
    static Cost cost(Recurrent spec, List<Shape> inputs, int gates, int others, int kept) {
        if (!(inputs.getFirst() instanceof Shape.Sequence in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(ways(spec), gates, spec.units(), (long) in.features() + spec.units());
        long added = Cost.product(ways(spec), others, spec.units());
        long inside = Cost.product(ways(spec), kept, spec.units(), in.length());
        return Cost.of(Cost.add(weights, added), Cost.product(weights, in.length()))
                .keeping(Cost.add(Cost.add(inside, turned(spec, in)), joined(spec, inputs)));
    }

    /// Each way reads the sequence and the state before it from one row.
    private static long joined(Recurrent spec, List<Shape> inputs) {
        return inputs.size() == 1
                ? 0
                : Cost.product(ways(spec), Cost.add(inputs.getFirst().elements(), spec.states()));
    }

    /// The way back reads a turned copy of the sequence and gives states that are turned again; both ways together
    /// need a place for the states of each before they are joined.
    private static long turned(Recurrent spec, Shape.Sequence in) {
        long states = Cost.product(spec.units(), in.length());
        return switch (spec.direction()) {
            case FORWARD -> 0;
            case BACKWARD -> Cost.add(in.elements(), states);
            case BOTH -> Cost.add(in.elements(), Cost.product(3, states));
        };
    }

    private static int ways(Recurrent spec) {
        return spec.direction() == Direction.BOTH ? 2 : 1;
    }
}
