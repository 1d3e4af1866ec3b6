package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;

/// Sets each value to zero with probability `rate` while training and scales the rest up (Srivastava et al. 2014).
public record Dropout(double rate) implements LayerSpec {
    public static final LayerKind<Dropout> KIND = LayerKind.named(
                    "dropout", Category.REGULARISATION, Dropout.class, new Dropout(0.25))
            .stem("drop")
            .params(Param.decimal("rate", Dropout::rate, (_, v) -> new Dropout(v), 0, 0.95))
            .cost((_, _, output) -> Cost.NONE.keeping(output.elements()))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.unchanged(inputs.getFirst()));

    @Override
    public LayerKind<Dropout> kind() {
        return KIND;
    }
}
