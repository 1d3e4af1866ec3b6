package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Gated recurrent unit (Cho et al. 2014) whose reset gate works behind the recurrent sums, as in cuDNN and PyTorch;
/// gives every step's hidden state.
public record Gru(int units) implements LayerSpec {
    public static final LayerKind<Gru> KIND = LayerKind.named("gru", Category.RECURRENT, Gru.class, new Gru(64))
            .params(Param.integer("units", Gru::units, (_, v) -> new Gru(v), 1, 65_536))
            .cost(Gru::cost)
            .shape(Gru::outputShape);

    private static ShapeResult outputShape(Gru spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Sequence sequence
                ? Rules.bounded(new Shape.Sequence(spec.units, sequence.length()))
                : Rules.needsSequence(inputs.getFirst());
    }

    /// The sums over the input and those over the state have a bias each.
    private static Cost cost(Gru spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Sequence in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(3, spec.units, (long) in.features() + spec.units);
        long gatesAndRecurrentSums = Cost.product(4, spec.units, in.length());
        return Cost.of(Cost.add(weights, 6L * spec.units), Cost.product(weights, in.length()))
                .keeping(gatesAndRecurrentSums);
    }

    @Override
    public LayerKind<Gru> kind() {
        return KIND;
    }
}
