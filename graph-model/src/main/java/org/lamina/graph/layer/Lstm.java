package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;

/// Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gate and no peepholes; gives every step's
/// hidden state.
public record Lstm(int units, Direction direction) implements LayerSpec, Recurrent, Weighted {
    public static final LayerKind<Lstm> KIND = LayerKind.named("lstm", Category.RECURRENT, Lstm.class, new Lstm(64))
            .inputs(Recurrence.INPUTS)
            .params(
                    Param.integer("units", Lstm::units, Lstm::withUnits, 1, 65_536),
                    Param.optionalChoice(
                            "direction",
                            "direction",
                            Lstm::direction,
                            Lstm::withDirection,
                            List.of(Direction.values())))
            .cost((spec, inputs, _) -> Recurrence.cost(spec, inputs, 4, 4, 6))
            .padding(OnPadding.LEFT_OUT)
            .shape(Recurrence::outputShape);

    /// From the first step to the last.
    public Lstm(int units) {
        this(units, Direction.FORWARD);
    }

    public Lstm withUnits(int changed) {
        return new Lstm(changed, direction);
    }

    public Lstm withDirection(Direction changed) {
        return new Lstm(units, changed);
    }

    /// Beginning from less, from a state without cells, those are zero.
    @Override
    public int states() {
        return 2 * units;
    }

    @Override
    public LayerKind<Lstm> kind() {
        return KIND;
    }
}
