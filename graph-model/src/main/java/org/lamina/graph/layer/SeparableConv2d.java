package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution in two steps (Chollet 2017): one filter for each channel by itself, then weighted sums over the
/// channels of each place. Biases and activation come after the second step.
public record SeparableConv2d(
        int filters, Size kernel, Size stride, Padding padding, Size dilation, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<SeparableConv2d> KIND = LayerKind.named(
                    "separable-conv2d",
                    Category.CONVOLUTION,
                    SeparableConv2d.class,
                    new SeparableConv2d(32, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU))
            .stem("separable")
            .params(
                    Params.filters(SeparableConv2d::filters, SeparableConv2d::withFilters),
                    Param.size("kernel", SeparableConv2d::kernel, SeparableConv2d::withKernel, 1, 512),
                    Param.size("stride", SeparableConv2d::stride, SeparableConv2d::withStride, 1, 512),
                    Params.padding(SeparableConv2d::padding, SeparableConv2d::withPadding),
                    Param.size("dilation", SeparableConv2d::dilation, SeparableConv2d::withDilation, 1, 64),
                    Params.activation(SeparableConv2d::activation, SeparableConv2d::withActivation),
                    Param.optionalFlag("bias", SeparableConv2d::bias, SeparableConv2d::withBias))
            .sight(spec -> new Sight.Window(spec.kernel, spec.stride, spec.dilation, spec.padding))
            .cost(SeparableConv2d::cost)
            .shape(SeparableConv2d::outputShape);

    /// With biases.
    public SeparableConv2d(
            int filters, Size kernel, Size stride, Padding padding, Size dilation, Activation activation) {
        this(filters, kernel, stride, padding, dilation, activation, true);
    }

    public SeparableConv2d withFilters(int changed) {
        return new SeparableConv2d(changed, kernel, stride, padding, dilation, activation, bias);
    }

    public SeparableConv2d withKernel(Size changed) {
        return new SeparableConv2d(filters, changed, stride, padding, dilation, activation, bias);
    }

    public SeparableConv2d withStride(Size changed) {
        return new SeparableConv2d(filters, kernel, changed, padding, dilation, activation, bias);
    }

    public SeparableConv2d withPadding(Padding changed) {
        return new SeparableConv2d(filters, kernel, stride, changed, dilation, activation, bias);
    }

    public SeparableConv2d withDilation(Size changed) {
        return new SeparableConv2d(filters, kernel, stride, padding, changed, activation, bias);
    }

    public SeparableConv2d withActivation(Activation changed) {
        return new SeparableConv2d(filters, kernel, stride, padding, dilation, changed, bias);
    }

    public SeparableConv2d withBias(boolean changed) {
        return new SeparableConv2d(filters, kernel, stride, padding, dilation, activation, changed);
    }

    private Window2d window() {
        return new Window2d(kernel, stride, padding, dilation);
    }

    private static ShapeResult outputShape(SeparableConv2d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Image image
                ? spec.window().over(image, spec.filters, spec.withPadding(Padding.SAME))
                : Rules.needsImage(inputs.getFirst());
    }

    private static Cost cost(SeparableConv2d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Image in) || !(output instanceof Shape.Image out)) {
            return Cost.NONE;
        }
        long weights = Cost.product(in.channels(), Cost.add(spec.window().places(), spec.filters));
        long between = Cost.product(in.channels(), out.height(), out.width());
        return Cost.of(
                        Cost.add(weights, spec.bias ? spec.filters : 0),
                        Cost.product(weights, out.height(), out.width()))
                .keeping(Cost.product(2, between))
                .withScratch(Cost.product(between, spec.window().places()));
    }

    @Override
    public LayerKind<SeparableConv2d> kind() {
        return KIND;
    }
}
