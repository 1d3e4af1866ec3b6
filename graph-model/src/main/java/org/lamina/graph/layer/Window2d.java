package org.lamina.graph.layer;

import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A window that slides over an image.
record Window2d(Size kernel, Size stride, Padding padding, Size dilation) {

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
}
