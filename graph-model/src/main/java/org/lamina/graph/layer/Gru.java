package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;

/// Gated recurrent unit (Cho et al. 2014) whose reset gate works behind the recurrent sums, as in cuDNN and PyTorch;
/// gives every step's hidden state. The sums over the input and those over the state have a bias each.
public record Gru(int units, Direction direction) implements LayerSpec, Recurrent, Weighted {
    public static final LayerKind<Gru> KIND = LayerKind.named("gru", Category.RECURRENT, Gru.class, new Gru(64))
            .inputs(Recurrence.INPUTS)
            .roles(Recurrence.ROLES)
            .params(
                    Param.integer("units", Gru::units, Gru::withUnits, 1, 65_536),
                    Param.optionalChoice(
                            "direction", "direction", Gru::direction, Gru::withDirection, List.of(Direction.values())))
            .cost((spec, inputs, _) -> Recurrence.cost(spec, inputs, 3, 6, 4))
            .padding(OnPadding.LEFT_OUT)
            .shape(Recurrence::outputShape);

    /// From the first step to the last.
    public Gru(int units) {
        this(units, Direction.FORWARD);
    }

    public Gru withUnits(int changed) {
        return new Gru(changed, direction);
    }

    public Gru withDirection(Direction changed) {
        return new Gru(units, changed);
    }

    @Override
    public LayerKind<Gru> kind() {
        return KIND;
    }
}
