package org.lamina.graph.layer;

/// A learned factor and a learned summand for each feature or channel.
public record ScaleShift() implements LayerSpec {
    public static final LayerKind<ScaleShift> KIND = LayerKind.named(
                    "scale-shift", Category.REGULARISATION, ScaleShift.class, new ScaleShift())
            .stem("scale")
            .cost((_, _, output) -> Cost.of(2L * Rules.depth(output), 0))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.unchanged(inputs.getFirst()));

    @Override
    public LayerKind<ScaleShift> kind() {
        return KIND;
    }
}
