package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The maximum or the mean of windows that slide over an image. Two kinds share this record: max and average pooling.
public record Pool2d(Reduction reduction, Size window, Size stride, Padding padding) implements LayerSpec {
    public static final LayerKind<Pool2d> MAX = declare("max-pool2d", Reduction.MAX);
    public static final LayerKind<Pool2d> AVERAGE = declare("average-pool2d", Reduction.AVERAGE);

    private static LayerKind<Pool2d> declare(String id, Reduction reduction) {
        return LayerKind.named(
                        id,
                        Category.POOLING,
                        Pool2d.class,
                        new Pool2d(reduction, Size.of(2), Size.of(2), Padding.VALID))
                .stem("pool")
                .params(
                        Param.size("window", Pool2d::window, Pool2d::withWindow, 1, 512),
                        Param.size("stride", Pool2d::stride, Pool2d::withStride, 1, 512),
                        Params.padding(Pool2d::padding, Pool2d::withPadding))
                .sight(spec -> new Sight.Window(spec.window, spec.stride, Size.of(1), spec.padding))
                .shape(Pool2d::outputShape);
    }

    public Pool2d withWindow(Size changed) {
        return new Pool2d(reduction, changed, stride, padding);
    }

    public Pool2d withStride(Size changed) {
        return new Pool2d(reduction, window, changed, padding);
    }

    public Pool2d withPadding(Padding changed) {
        return new Pool2d(reduction, window, stride, changed);
    }

    private Pool1d forSequences() {
        return new Pool1d(reduction, window.height(), stride.height(), padding);
    }

    private static ShapeResult outputShape(Pool2d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst(), spec.forSequences());
        }
        return new Window2d(spec.window, spec.stride, spec.padding, Size.of(1))
                .over(image, image.channels(), spec.withPadding(Padding.SAME));
    }

    @Override
    public LayerKind<Pool2d> kind() {
        return reduction == Reduction.MAX ? MAX : AVERAGE;
    }
}
