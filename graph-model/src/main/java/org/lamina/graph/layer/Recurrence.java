package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The shape and cost rules that recurrent layers share.
final class Recurrence {
    private Recurrence() {}

    static ShapeResult outputShape(Recurrent spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Sequence sequence
                ? Rules.bounded(new Shape.Sequence(ways(spec) * spec.units(), sequence.length()))
                : Rules.needsSequence(inputs.getFirst());
    }

    /// @param gates how many weighted sums make one state
    /// @param biases how many numbers are added to them
    /// @param kept numbers per unit and step that one way keeps besides its states
    static Cost cost(Recurrent spec, Shape input, int gates, int biases, int kept) {
        if (!(input instanceof Shape.Sequence in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(ways(spec), gates, spec.units(), (long) in.features() + spec.units());
        long added = Cost.product(ways(spec), biases, spec.units());
        long inside = Cost.product(ways(spec), kept, spec.units(), in.length());
        return Cost.of(Cost.add(weights, added), Cost.product(weights, in.length()))
                .keeping(Cost.add(inside, turned(spec, in)));
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
