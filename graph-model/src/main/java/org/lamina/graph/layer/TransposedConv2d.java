package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution run backwards: every value paints a window of weights, so that the image grows (Zeiler et al. 2010).
public record TransposedConv2d(
        int filters, Size kernel, Size stride, Padding padding, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<TransposedConv2d> KIND = LayerKind.named(
                    "transposed-conv2d",
                    Category.CONVOLUTION,
                    TransposedConv2d.class,
                    new TransposedConv2d(32, Size.of(2), Size.of(2), Padding.SAME, Activation.RELU))
            .stem("upconv")
            .params(
                    Params.filters(TransposedConv2d::filters, TransposedConv2d::withFilters),
                    Param.size("kernel", TransposedConv2d::kernel, TransposedConv2d::withKernel, 1, 512),
                    Param.size("stride", TransposedConv2d::stride, TransposedConv2d::withStride, 1, 512),
                    Params.padding(TransposedConv2d::padding, TransposedConv2d::withPadding),
                    Params.activation(TransposedConv2d::activation, TransposedConv2d::withActivation),
                    Param.optionalFlag("bias", TransposedConv2d::bias, TransposedConv2d::withBias))
            .cost(TransposedConv2d::cost)
            .shape(TransposedConv2d::outputShape);

    /// With biases.
    public TransposedConv2d(int filters, Size kernel, Size stride, Padding padding, Activation activation) {
        this(filters, kernel, stride, padding, activation, true);
    }

    public TransposedConv2d withFilters(int changed) {
        return new TransposedConv2d(changed, kernel, stride, padding, activation, bias);
    }

    public TransposedConv2d withKernel(Size changed) {
        return new TransposedConv2d(filters, changed, stride, padding, activation, bias);
    }

    public TransposedConv2d withStride(Size changed) {
        return new TransposedConv2d(filters, kernel, changed, padding, activation, bias);
    }

    public TransposedConv2d withPadding(Padding changed) {
        return new TransposedConv2d(filters, kernel, stride, changed, activation, bias);
    }

    public TransposedConv2d withActivation(Activation changed) {
        return new TransposedConv2d(filters, kernel, stride, padding, changed, bias);
    }

    public TransposedConv2d withBias(boolean changed) {
        return new TransposedConv2d(filters, kernel, stride, padding, activation, changed);
    }

    private static ShapeResult outputShape(TransposedConv2d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst());
        }
        return Rules.image(
                spec.filters,
                spec.padding.paintedLength(image.height(), spec.kernel.height(), spec.stride.height()),
                spec.padding.paintedLength(image.width(), spec.kernel.width(), spec.stride.width()));
    }

    private static Cost cost(TransposedConv2d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Image in)) {
            return Cost.NONE;
        }
        long window = Cost.product(spec.filters, spec.kernel.height(), spec.kernel.width());
        long weights = Cost.product(window, in.channels());
        return Cost.of(Cost.add(weights, spec.bias ? spec.filters : 0), Cost.product(weights, in.height(), in.width()))
                .withScratch(Cost.product(window, in.height(), in.width()));
    }

    @Override
    public LayerKind<TransposedConv2d> kind() {
        return KIND;
    }
}
