package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// One number per channel or feature: the mean or maximum over all places of an image or all steps of a sequence.
public record GlobalPool(Reduction reduction) implements LayerSpec {
    public static final LayerKind<GlobalPool> KIND = LayerKind.named(
                    "global-pool", Category.POOLING, GlobalPool.class, new GlobalPool(Reduction.AVERAGE))
            .stem("global")
            .params(Param.choice(
                    "reduction",
                    "reduction",
                    GlobalPool::reduction,
                    (_, v) -> new GlobalPool(v),
                    List.of(Reduction.values())))
            .padding(OnPadding.LEFT_OUT)
            .shape(GlobalPool::outputShape);

    private static ShapeResult outputShape(GlobalPool spec, List<Shape> inputs) {
        return switch (inputs.getFirst()) {
            case Shape.Image image -> ShapeResult.ok(new Shape.Vector(image.channels()));
            case Shape.Volume volume -> ShapeResult.ok(new Shape.Vector(volume.channels()));
            case Shape.Sequence sequence -> ShapeResult.ok(new Shape.Vector(sequence.features()));
            case Shape.Tokens tokens -> Rules.needsSequence(tokens);
            case Shape.Vector vector -> ShapeResult.clash("shape.needs-places", List.of(vector));
        };
    }

    @Override
    public LayerKind<GlobalPool> kind() {
        return KIND;
    }
}
