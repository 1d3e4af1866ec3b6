package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gate and no peepholes; gives every step's
/// hidden state.
public record Lstm(int units) implements LayerSpec {
    public static final LayerKind<Lstm> KIND = LayerKind.named("lstm", Category.RECURRENT, Lstm.class, new Lstm(64))
            .params(Param.integer("units", Lstm::units, (_, v) -> new Lstm(v), 1, 65_536))
            .cost(Lstm::cost)
            .shape(Lstm::outputShape);

    private static ShapeResult outputShape(Lstm spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Sequence sequence
                ? Rules.bounded(new Shape.Sequence(spec.units, sequence.length()))
                : Rules.needsSequence(inputs.getFirst());
    }

    private static Cost cost(Lstm spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Sequence in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(4, spec.units, (long) in.features() + spec.units);
        long gatesAndCells = Cost.product(6, spec.units, in.length());
        return Cost.of(Cost.add(weights, 4L * spec.units), Cost.product(weights, in.length()))
                .keeping(gatesAndCells);
    }

    @Override
    public LayerKind<Lstm> kind() {
        return KIND;
    }
}
