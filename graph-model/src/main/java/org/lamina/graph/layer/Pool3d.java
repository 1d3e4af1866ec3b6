package org.lamina.graph.layer;

import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The maximum or the mean of boxes that slide through a volume. Two kinds share this record.
public record Pool3d(Reduction reduction, Window3d window) implements LayerSpec {
    public static final LayerKind<Pool3d> MAX = declare("max-pool3d", Reduction.MAX);
    public static final LayerKind<Pool3d> AVERAGE = declare("average-pool3d", Reduction.AVERAGE);

    private static LayerKind<Pool3d> declare(String id, Reduction reduction) {
        return LayerKind.named(
                        id,
                        Category.POOLING,
                        Pool3d.class,
                        new Pool3d(reduction, new Window3d(2, Size.of(2), 2, Size.of(2), Padding.VALID)))
                .stem("pool")
                .part(Window3d.params("window"), Pool3d::window, Pool3d::withWindow)
                .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));
    }

    private Pool3d withWindow(Window3d changed) {
        return new Pool3d(reduction, changed);
    }

    private Pool2d forImages() {
        return new Pool2d(reduction, window.plane(), window.stride(), window.padding());
    }

    private ShapeResult outputShape(Shape input) {
        return input instanceof Shape.Volume volume
                ? window.over(volume, volume.channels(), withWindow(window.withPadding(Padding.SAME)))
                : Rules.needsVolume(input, forImages());
    }

    @Override
    public LayerKind<Pool3d> kind() {
        return reduction == Reduction.MAX ? MAX : AVERAGE;
    }
}
