package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution that keeps the channels apart: `multiplier` filters of its own for each of them.
public record DepthwiseConv2d(
        int multiplier, Size kernel, Size stride, Padding padding, Size dilation, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<DepthwiseConv2d> KIND = LayerKind.named(
                    "depthwise-conv2d",
                    Category.CONVOLUTION,
                    DepthwiseConv2d.class,
                    new DepthwiseConv2d(1, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU))
            .stem("depthwise")
            .params(
                    Param.integer("multiplier", DepthwiseConv2d::multiplier, DepthwiseConv2d::withMultiplier, 1, 256),
                    Param.size("kernel", DepthwiseConv2d::kernel, DepthwiseConv2d::withKernel, 1, 512),
                    Param.size("stride", DepthwiseConv2d::stride, DepthwiseConv2d::withStride, 1, 512),
                    Params.padding(DepthwiseConv2d::padding, DepthwiseConv2d::withPadding),
                    Param.size("dilation", DepthwiseConv2d::dilation, DepthwiseConv2d::withDilation, 1, 64),
                    Params.activation(DepthwiseConv2d::activation, DepthwiseConv2d::withActivation),
                    Param.optionalFlag("bias", DepthwiseConv2d::bias, DepthwiseConv2d::withBias))
            .sight(spec -> new Sight.Window(spec.kernel, spec.stride, spec.dilation, spec.padding))
            .cost(DepthwiseConv2d::cost)
            .shape(DepthwiseConv2d::outputShape);

    /// With biases.
    public DepthwiseConv2d(
            int multiplier, Size kernel, Size stride, Padding padding, Size dilation, Activation activation) {
        this(multiplier, kernel, stride, padding, dilation, activation, true);
    }

    public DepthwiseConv2d withMultiplier(int changed) {
        return new DepthwiseConv2d(changed, kernel, stride, padding, dilation, activation, bias);
    }

    public DepthwiseConv2d withKernel(Size changed) {
        return new DepthwiseConv2d(multiplier, changed, stride, padding, dilation, activation, bias);
    }

    public DepthwiseConv2d withStride(Size changed) {
        return new DepthwiseConv2d(multiplier, kernel, changed, padding, dilation, activation, bias);
    }

    public DepthwiseConv2d withPadding(Padding changed) {
        return new DepthwiseConv2d(multiplier, kernel, stride, changed, dilation, activation, bias);
    }

    public DepthwiseConv2d withDilation(Size changed) {
        return new DepthwiseConv2d(multiplier, kernel, stride, padding, changed, activation, bias);
    }

    public DepthwiseConv2d withActivation(Activation changed) {
        return new DepthwiseConv2d(multiplier, kernel, stride, padding, dilation, changed, bias);
    }

    public DepthwiseConv2d withBias(boolean changed) {
        return new DepthwiseConv2d(multiplier, kernel, stride, padding, dilation, activation, changed);
    }

    private Window2d window() {
        return new Window2d(kernel, stride, padding, dilation);
    }

    private static ShapeResult outputShape(DepthwiseConv2d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Image image
                ? spec.window().over(image, (long) image.channels() * spec.multiplier, spec.withPadding(Padding.SAME))
                : Rules.needsImage(inputs.getFirst());
    }

    private static Cost cost(DepthwiseConv2d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Image in) || !(output instanceof Shape.Image out)) {
            return Cost.NONE;
        }
        long weights = Cost.product(spec.window().places(), out.channels());
        return Cost.of(
                        Cost.add(weights, spec.bias ? out.channels() : 0),
                        Cost.product(weights, out.height(), out.width()))
                .withScratch(Cost.product(spec.window().places(), in.channels(), out.height(), out.width()));
    }

    @Override
    public LayerKind<DepthwiseConv2d> kind() {
        return KIND;
    }
}
