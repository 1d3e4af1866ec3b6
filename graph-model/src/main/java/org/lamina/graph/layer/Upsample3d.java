package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Repeats every cell of a volume `factor` times in each of the three directions (nearest neighbour).
public record Upsample3d(int factor) implements LayerSpec {
    public static final LayerKind<Upsample3d> KIND = LayerKind.named(
                    "upsampling3d", Category.POOLING, Upsample3d.class, new Upsample3d(2))
            .stem("upsample")
            .params(Param.integer("factor", Upsample3d::factor, (_, v) -> new Upsample3d(v), 1, 64))
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ShapeResult outputShape(Shape input) {
        return input instanceof Shape.Volume volume
                ? Rules.volume(
                        volume.channels(),
                        (long) volume.depth() * factor,
                        (long) volume.height() * factor,
                        (long) volume.width() * factor)
                : Rules.needsVolume(input, new Upsample2d(Size.of(factor)));
    }

    @Override
    public LayerKind<Upsample3d> kind() {
        return KIND;
    }
}
