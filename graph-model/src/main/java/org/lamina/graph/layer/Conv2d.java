package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Filters that slide over an image (LeCun et al. 1998), with stride, padding and dilation.
public record Conv2d(
        int filters, Size kernel, Size stride, Padding padding, Size dilation, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<Conv2d> KIND = LayerKind.named(
                    "conv2d",
                    Category.CONVOLUTION,
                    Conv2d.class,
                    new Conv2d(32, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU))
            .stem("conv")
            .params(
                    Params.filters(Conv2d::filters, Conv2d::withFilters),
                    Param.size("kernel", Conv2d::kernel, Conv2d::withKernel, 1, 512),
                    Param.size("stride", Conv2d::stride, Conv2d::withStride, 1, 512),
                    Params.padding(Conv2d::padding, Conv2d::withPadding),
                    Param.size("dilation", Conv2d::dilation, Conv2d::withDilation, 1, 64),
                    Params.activation(Conv2d::activation, Conv2d::withActivation),
                    Param.optionalFlag("bias", Conv2d::bias, Conv2d::withBias))
            .sight(spec -> new Sight.Window(spec.kernel, spec.stride, spec.dilation, spec.padding))
            .cost(Conv2d::cost)
            .shape(Conv2d::outputShape);

    /// From so many channels on both sides on, the engine computes in a layout of its own and keeps the input in it.
    private static final int WIDE = 64;

    /// With biases.
    public Conv2d(int filters, Size kernel, Size stride, Padding padding, Size dilation, Activation activation) {
        this(filters, kernel, stride, padding, dilation, activation, true);
    }

    public Conv2d withFilters(int changed) {
        return new Conv2d(changed, kernel, stride, padding, dilation, activation, bias);
    }

    public Conv2d withKernel(Size changed) {
        return new Conv2d(filters, changed, stride, padding, dilation, activation, bias);
    }

    public Conv2d withStride(Size changed) {
        return new Conv2d(filters, kernel, changed, padding, dilation, activation, bias);
    }

    public Conv2d withPadding(Padding changed) {
        return new Conv2d(filters, kernel, stride, changed, dilation, activation, bias);
    }

    public Conv2d withDilation(Size changed) {
        return new Conv2d(filters, kernel, stride, padding, changed, activation, bias);
    }

    public Conv2d withActivation(Activation changed) {
        return new Conv2d(filters, kernel, stride, padding, dilation, changed, bias);
    }

    public Conv2d withBias(boolean changed) {
        return new Conv2d(filters, kernel, stride, padding, dilation, activation, changed);
    }

    private Conv1d forSequences() {
        return new Conv1d(filters, kernel.height(), stride.height(), padding, dilation.height(), activation, bias);
    }

    private static ShapeResult outputShape(Conv2d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst(), spec.forSequences());
        }
        return new Window2d(spec.kernel, spec.stride, spec.padding, spec.dilation)
                .over(image, spec.filters, spec.withPadding(Padding.SAME));
    }

    private static Cost cost(Conv2d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Image in) || !(output instanceof Shape.Image out)) {
            return Cost.NONE;
        }
        long window = Cost.product(in.channels(), spec.kernel.height(), spec.kernel.width());
        long weights = Cost.product(window, spec.filters);
        Cost cost = Cost.of(
                        Cost.add(weights, spec.bias ? spec.filters : 0),
                        Cost.product(weights, out.height(), out.width()))
                .withScratch(Cost.product(2, out.elements()));
        boolean isWide = in.channels() >= WIDE && spec.filters >= WIDE && window > in.channels();
        return isWide ? cost.keeping(in.elements()).withScratch(tiles(in, out)) : cost;
    }

    /// Winograd's tiles of input and output, 36 numbers for 16, beside the output and its gradient.
    private static long tiles(Shape in, Shape out) {
        return Cost.add(Cost.product(2, out.elements()), Cost.product(9, Cost.add(in.elements(), out.elements())) / 4);
    }

    @Override
    public LayerKind<Conv2d> kind() {
        return KIND;
    }
}
