package org.lamina.runtime.lower;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.shape.Shape;

/// What windows leave out at the end of their input when their steps are longer than they are.
///
/// With padding to the same size the engine asks for a negative padding there and fails; without the places that no
/// window reads, the padding is zero.
final class Unread {

    private Unread() {}

    static Optional<Layer> of(Conv2d spec, Shape input) {
        return image(input, spec.padding(), spec.kernel(), spec.stride(), spec.dilation());
    }

    static Optional<Layer> of(DepthwiseConv2d spec, Shape input) {
        return image(input, spec.padding(), spec.kernel(), spec.stride(), spec.dilation());
    }

    static Optional<Layer> of(SeparableConv2d spec, Shape input) {
        return image(input, spec.padding(), spec.kernel(), spec.stride(), spec.dilation());
    }

    static Optional<Layer> of(Pool2d spec, Shape input) {
        return image(input, spec.padding(), spec.window(), spec.stride(), Size.of(1));
    }

    static Optional<Layer> of(Conv1d spec, Shape input) {
        return sequence(input, spec.padding(), spec.kernel(), spec.stride(), spec.dilation());
    }

    static Optional<Layer> of(Pool1d spec, Shape input) {
        return sequence(input, spec.padding(), spec.window(), spec.stride(), 1);
    }

    private static Optional<Layer> image(Shape input, Padding padding, Size window, Size stride, Size dilation) {
        if (!(input instanceof Shape.Image image)) {
            return Optional.empty();
        }
        int rows = places(image.height(), padding, window.height(), stride.height(), dilation.height());
        int columns = places(image.width(), padding, window.width(), stride.width(), dilation.width());
        return rows + columns == 0
                ? Optional.empty()
                : Optional.of(new Cropping2D.Builder(0, rows, 0, columns).build());
    }

    private static Optional<Layer> sequence(Shape input, Padding padding, int window, int stride, int dilation) {
        if (!(input instanceof Shape.Sequence sequence)) {
            return Optional.empty();
        }
        int steps = places(sequence.length(), padding, window, stride, dilation);
        return steps == 0 ? Optional.empty() : Optional.of(new Cropping1D.Builder(0, steps).build());
    }

    static int places(int input, Padding padding, int window, int stride, int dilation) {
        if (padding != Padding.SAME) {
            return 0;
        }
        int extent = (window - 1) * dilation + 1;
        int lastWindow = (Math.ceilDiv(input, stride) - 1) * stride;
        return Math.max(0, input - lastWindow - extent);
    }
}
