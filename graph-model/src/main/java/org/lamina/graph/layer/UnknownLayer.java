package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.shape.ShapeResult;

/// A layer of a kind that this version does not know: shown, saved back unchanged, reported, not trainable.
///
/// @param kindId the id in the file
/// @param settings its settings as compact JSON text, kept as they were
public record UnknownLayer(String kindId, String settings) implements LayerSpec {
    /// Not in the palette; every unknown layer shares it.
    public static final LayerKind<UnknownLayer> KIND = LayerKind.named(
                    "unknown", Category.REGULARISATION, UnknownLayer.class, new UnknownLayer("unknown", "{}"))
            .inputs(new LayerKind.Arity(0, 64))
            .shape((spec, _) -> ShapeResult.clash("layer.unknown", List.of(spec.kindId)));

    @Override
    public LayerKind<UnknownLayer> kind() {
        return KIND;
    }
}
