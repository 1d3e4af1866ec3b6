package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;

/// A recurrent layer without gates that ends in tanh (Elman 1990); gives every step's hidden state.
public record SimpleRnn(int units, Direction direction) implements LayerSpec, Recurrent, Weighted {
    public static final LayerKind<SimpleRnn> KIND = LayerKind.named(
                    "simple-rnn", Category.RECURRENT, SimpleRnn.class, new SimpleRnn(64))
            .stem("rnn")
            .inputs(Recurrence.INPUTS)
            .roles(Recurrence.ROLES)
            .params(
                    Param.integer("units", SimpleRnn::units, SimpleRnn::withUnits, 1, 65_536),
                    Param.optionalChoice(
                            "direction",
                            "direction",
                            SimpleRnn::direction,
                            SimpleRnn::withDirection,
                            List.of(Direction.values())))
            .cost((spec, inputs, _) -> Recurrence.cost(spec, inputs, 1, 1, 0))
            .padding(OnPadding.LEFT_OUT)
            .shape(Recurrence::outputShape);

    /// From the first step to the last.
    public SimpleRnn(int units) {
        this(units, Direction.FORWARD);
    }

    public SimpleRnn withUnits(int changed) {
        return new SimpleRnn(changed, direction);
    }

    public SimpleRnn withDirection(Direction changed) {
        return new SimpleRnn(units, changed);
    }

    @Override
    public LayerKind<SimpleRnn> kind() {
        return KIND;
    }
}
