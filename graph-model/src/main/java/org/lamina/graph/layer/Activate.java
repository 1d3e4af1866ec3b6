package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;

/// An activation function as a layer of its own.
public record Activate(Activation function) implements LayerSpec {
    public static final LayerKind<Activate> KIND = LayerKind.named(
                    "activation", Category.DENSE, Activate.class, new Activate(Activation.RELU))
            .stem("act")
            .params(Param.choice(
                    "function", "activation", Activate::function, (_, v) -> new Activate(v), Activation.STANDALONE))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.unchanged(inputs.getFirst()));

    @Override
    public LayerKind<Activate> kind() {
        return KIND;
    }
}
