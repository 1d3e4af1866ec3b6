package org.lamina.graph.layer;

/// The element-wise sum of inputs of one shape, as a residual connection needs it (He et al. 2016).
public record Add() implements LayerSpec {
    public static final LayerKind<Add> KIND = LayerKind.named("add", Category.COMBINE, Add.class, new Add())
            .inputs(LayerKind.Arity.SEVERAL)
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.alike(inputs));

    @Override
    public LayerKind<Add> kind() {
        return KIND;
    }
}
