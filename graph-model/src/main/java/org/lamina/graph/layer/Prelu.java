package org.lamina.graph.layer;

/// ReLU whose slope below zero is learned (He et al. 2015), one slope for each feature or channel.
public record Prelu() implements LayerSpec {
    public static final LayerKind<Prelu> KIND = LayerKind.named("prelu", Category.DENSE, Prelu.class, new Prelu())
            .cost((_, _, output) -> Cost.of(Rules.depth(output), 0))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.unchanged(inputs.getFirst()));

    @Override
    public LayerKind<Prelu> kind() {
        return KIND;
    }
}
