package org.lamina.graph.layer;

/// Brings the features of a vector, of each step of a sequence or of each place of an image to length 1.
public record UnitLength() implements LayerSpec {
    public static final LayerKind<UnitLength> KIND = LayerKind.named(
                    "unit-length", Category.REGULARISATION, UnitLength.class, new UnitLength())
            .stem("unit")
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.unchanged(inputs.getFirst()));

    @Override
    public LayerKind<UnitLength> kind() {
        return KIND;
    }
}
