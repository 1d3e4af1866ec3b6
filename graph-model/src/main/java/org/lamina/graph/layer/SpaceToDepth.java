package org.lamina.graph.layer;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Moves the pixels of every square of `block` by `block` into channels: a smaller image without loss.
public record SpaceToDepth(int block) implements LayerSpec {
    public static final LayerKind<SpaceToDepth> KIND = LayerKind.named(
                    "space-to-depth", Category.POOLING, SpaceToDepth.class, new SpaceToDepth(2))
            .stem("fold")
            .params(Param.integer("block", SpaceToDepth::block, (_, v) -> new SpaceToDepth(v), 2, 64))
            .shape(SpaceToDepth::outputShape);

    private static ShapeResult outputShape(SpaceToDepth spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst());
        }
        int block = spec.block;
        return divides(block, image)
                ? Rules.image((long) image.channels() * block * block, image.height() / block, image.width() / block)
                : ShapeResult.clash("shape.space-to-depth", List.of(block, image), repairs(block, image));
    }

    private static boolean divides(int block, Shape.Image image) {
        return image.height() % block == 0 && image.width() % block == 0;
    }

    /// The next smaller block that divides both sides, or to cut off what is left over.
    private static Repair[] repairs(int block, Shape.Image image) {
        List<Repair> repairs = new ArrayList<>();
        int fitting = block - 1;
        while (!divides(fitting, image)) {
            fitting--;
        }
        if (fitting > 1) {
            repairs.add(new Repair.ChangeTo(new SpaceToDepth(fitting)));
        }
        if (image.height() >= block && image.width() >= block) {
            Border2d rest = new Border2d(true, 0, image.height() % block, 0, image.width() % block);
            repairs.add(new Repair.InsertBefore(0, rest));
        }
        return repairs.toArray(Repair[]::new);
    }

    @Override
    public LayerKind<SpaceToDepth> kind() {
        return KIND;
    }
}
