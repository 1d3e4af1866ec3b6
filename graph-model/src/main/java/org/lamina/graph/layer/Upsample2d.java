package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Repeats every pixel of an image `factor` times in both directions (nearest neighbour).
public record Upsample2d(Size factor) implements LayerSpec {
    public static final LayerKind<Upsample2d> KIND = LayerKind.named(
                    "upsampling2d", Category.POOLING, Upsample2d.class, new Upsample2d(Size.of(2)))
            .stem("upsample")
            .params(Param.size("factor", Upsample2d::factor, (_, v) -> new Upsample2d(v), 1, 64))
            .shape(Upsample2d::outputShape);

    private static ShapeResult outputShape(Upsample2d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Image image
                ? Rules.image(
                        image.channels(),
                        (long) image.height() * spec.factor.height(),
                        (long) image.width() * spec.factor.width())
                : Rules.needsImage(inputs.getFirst(), new Upsample1d(spec.factor.width()));
    }

    @Override
    public LayerKind<Upsample2d> kind() {
        return KIND;
    }
}
