package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A recurrent layer without gates that ends in tanh (Elman 1990); gives every step's hidden state.
public record SimpleRnn(int units) implements LayerSpec {
    public static final LayerKind<SimpleRnn> KIND = LayerKind.named(
                    "simple-rnn", Category.RECURRENT, SimpleRnn.class, new SimpleRnn(64))
            .stem("rnn")
            .params(Param.integer("units", SimpleRnn::units, (_, v) -> new SimpleRnn(v), 1, 65_536))
            .cost(SimpleRnn::cost)
            .shape(SimpleRnn::outputShape);

    private static ShapeResult outputShape(SimpleRnn spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Sequence sequence
                ? Rules.bounded(new Shape.Sequence(spec.units, sequence.length()))
                : Rules.needsSequence(inputs.getFirst());
    }

    private static Cost cost(SimpleRnn spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Sequence in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(spec.units, (long) in.features() + spec.units);
        return Cost.of(Cost.add(weights, spec.units), Cost.product(weights, in.length()));
    }

    @Override
    public LayerKind<SimpleRnn> kind() {
        return KIND;
    }
}
