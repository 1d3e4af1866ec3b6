package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A window that slides over an image.
public record Window2d(Size kernel, Size stride, Padding padding, Size dilation) {
    /// Those of a window without gaps.
    static final List<Param<Window2d, ?>> PARAMS = List.of(
            Param.size("kernel", Window2d::kernel, Window2d::withKernel, 1, 512),
            Param.size("stride", Window2d::stride, Window2d::withStride, 1, 512),
            Params.padding(Window2d::padding, Window2d::withPadding));

    /// Without gaps.
    public Window2d(Size kernel, Size stride, Padding padding) {
        this(kernel, stride, padding, Size.of(1));
    }

    /// @param channels how many the result has
    /// @param repaired the spec with padding to the same size, where every window fits
    ShapeResult over(Shape.Image image, long channels, LayerSpec repaired) {
        int height = padding.outputLength(image.height(), kernel.height(), stride.height(), dilation.height());
        int width = padding.outputLength(image.width(), kernel.width(), stride.width(), dilation.width());
        return height < 1 || width < 1
                ? Rules.windowTooLarge(kernel, image, repaired)
                : Rules.image(channels, height, width);
    }

    long places() {
        return Cost.product(kernel.height(), kernel.width());
    }

    Window2d withPadding(Padding changed) {
        return new Window2d(kernel, stride, changed, dilation);
    }

    private Window2d withKernel(Size changed) {
        return new Window2d(changed, stride, padding, dilation);
    }

    private Window2d withStride(Size changed) {
        return new Window2d(kernel, changed, padding, dilation);
    }
}
