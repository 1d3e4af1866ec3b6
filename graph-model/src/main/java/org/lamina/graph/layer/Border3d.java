package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A border of a volume, put around it with zeros or cut off. Two kinds share this record: zero padding and cropping.
///
/// @param plane the border of every plane
public record Border3d(int front, int back, Border2d plane) implements LayerSpec {
    public static final LayerKind<Border3d> PADDING = declare("zero-padding3d", "pad", Border2d.PADDING);
    public static final LayerKind<Border3d> CROPPING = declare("cropping3d", "crop", Border2d.CROPPING);

    private static LayerKind<Border3d> declare(String id, String stem, LayerKind<Border2d> plane) {
        return LayerKind.named(id, Category.POOLING, Border3d.class, new Border3d(1, 1, plane.defaults()))
                .stem(stem)
                .params(
                        Param.integer("front", Border3d::front, Border3d::withFront, 0, 4096),
                        Param.integer("back", Border3d::back, Border3d::withBack, 0, 4096))
                .part(Border2d.PARAMS, Border3d::plane, Border3d::withPlane)
                .shape(Border3d::outputShape);
    }

    private Border3d withFront(int changed) {
        return new Border3d(changed, back, plane);
    }

    private Border3d withBack(int changed) {
        return new Border3d(front, changed, plane);
    }

    private Border3d withPlane(Border2d changed) {
        return new Border3d(front, back, changed);
    }

    private static ShapeResult outputShape(Border3d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Volume volume)) {
            return Rules.needsVolume(inputs.getFirst(), spec.plane);
        }
        long depth = Border1d.length(spec.plane.cut(), volume.depth(), spec.front, spec.back);
        long height = spec.plane.height(volume.height());
        long width = spec.plane.width(volume.width());
        return depth < 1 || height < 1 || width < 1
                ? ShapeResult.clash("shape.cropping", List.of(volume), new Repair.ChangeTo(spec.within(volume)))
                : Rules.volume(volume.channels(), depth, height, width);
    }

    /// Cuts off less, so that at least one cell is left.
    private Border3d within(Shape.Volume volume) {
        int first = Math.min(front, volume.depth() - 1);
        return new Border3d(
                first, Math.min(back, volume.depth() - 1 - first), plane.within(volume.height(), volume.width()));
    }

    @Override
    public LayerKind<Border3d> kind() {
        return plane.cut() ? CROPPING : PADDING;
    }
}
