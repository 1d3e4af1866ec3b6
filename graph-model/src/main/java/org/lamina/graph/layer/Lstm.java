package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;

/// Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gate; gives every step's hidden state.
///
/// @param peepholes whether the gates see the memory, too, each unit its own (Gers and Schmidhuber 2000)
public record Lstm(int units, Direction direction, boolean peepholes) implements LayerSpec, Recurrent, Weighted {
    private static final int GATES = 4;

    /// All gates but the candidate have one.
    private static final int PEEPHOLES = 3;

    public static final LayerKind<Lstm> KIND = LayerKind.named("lstm", Category.RECURRENT, Lstm.class, new Lstm(64))
            .inputs(Recurrence.INPUTS)
            .roles(Recurrence.ROLES)
            .params(
                    Param.integer("units", Lstm::units, Lstm::withUnits, 1, 65_536),
                    Param.optionalChoice(
                            "direction",
                            "direction",
                            Lstm::direction,
                            Lstm::withDirection,
                            List.of(Direction.values())),
                    Param.optionalFlag("peepholes", Lstm::peepholes, Lstm::withPeepholes))
            .cost((spec, inputs, _) ->
                    Recurrence.cost(spec, inputs, GATES, spec.peepholes ? GATES + PEEPHOLES : GATES, 6))
            .padding(OnPadding.LEFT_OUT)
            .shape(Recurrence::outputShape);

    /// From the first step to the last.
    public Lstm(int units) {
        this(units, Direction.FORWARD);
    }

    /// Without peepholes.
    public Lstm(int units, Direction direction) {
        this(units, direction, false);
    }

    public Lstm withUnits(int changed) {
        return new Lstm(changed, direction, peepholes);
    }

    public Lstm withDirection(Direction changed) {
        return new Lstm(units, changed, peepholes);
    }

    public Lstm withPeepholes(boolean changed) {
        return new Lstm(units, direction, changed);
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
