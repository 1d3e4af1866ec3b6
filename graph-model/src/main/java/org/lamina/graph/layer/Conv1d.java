package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Filters that slide along a sequence.
public record Conv1d(
        int filters, int kernel, int stride, Padding padding, int dilation, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<Conv1d> KIND = LayerKind.named(
                    "conv1d",
                    Category.CONVOLUTION,
                    Conv1d.class,
                    new Conv1d(32, 3, 1, Padding.SAME, 1, Activation.RELU))
            .stem("conv")
            .params(
                    Params.filters(Conv1d::filters, Conv1d::withFilters),
                    Param.integer("kernel", Conv1d::kernel, Conv1d::withKernel, 1, 4096),
                    Param.integer("stride", Conv1d::stride, Conv1d::withStride, 1, 4096),
                    Params.padding(Conv1d::padding, Conv1d::withPadding),
                    Param.integer("dilation", Conv1d::dilation, Conv1d::withDilation, 1, 4096),
                    Params.activation(Conv1d::activation, Conv1d::withActivation),
                    Param.optionalFlag("bias", Conv1d::bias, Conv1d::withBias))
            .cost(Conv1d::cost)
            .padding(OnPadding.WINDOW)
            .shape(Conv1d::outputShape);

    /// With biases.
    public Conv1d(int filters, int kernel, int stride, Padding padding, int dilation, Activation activation) {
        this(filters, kernel, stride, padding, dilation, activation, true);
    }

    public Conv1d withFilters(int changed) {
        return new Conv1d(changed, kernel, stride, padding, dilation, activation, bias);
    }

    public Conv1d withKernel(int changed) {
        return new Conv1d(filters, changed, stride, padding, dilation, activation, bias);
    }

    public Conv1d withStride(int changed) {
        return new Conv1d(filters, kernel, changed, padding, dilation, activation, bias);
    }

    public Conv1d withPadding(Padding changed) {
        return new Conv1d(filters, kernel, stride, changed, dilation, activation, bias);
    }

    public Conv1d withDilation(int changed) {
        return new Conv1d(filters, kernel, stride, padding, changed, activation, bias);
    }

    public Conv1d withActivation(Activation changed) {
        return new Conv1d(filters, kernel, stride, padding, dilation, changed, bias);
    }

    public Conv1d withBias(boolean changed) {
        return new Conv1d(filters, kernel, stride, padding, dilation, activation, changed);
    }

    private Conv2d forImages() {
        return new Conv2d(filters, Size.of(kernel), Size.of(stride), padding, Size.of(dilation), activation, bias);
    }

    private static ShapeResult outputShape(Conv1d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst(), spec.forImages());
        }
        int length = spec.padding.outputLength(sequence.length(), spec.kernel, spec.stride, spec.dilation);
        return length < 1
                ? Rules.windowTooLarge(spec.kernel, sequence, spec.withPadding(Padding.SAME))
                : Rules.bounded(new Shape.Sequence(spec.filters, length));
    }

    private static Cost cost(Conv1d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Sequence in) || !(output instanceof Shape.Sequence out)) {
            return Cost.NONE;
        }
        long weights = Cost.product(in.features(), spec.kernel, spec.filters);
        return Cost.of(Cost.add(weights, spec.bias ? spec.filters : 0), Cost.product(weights, out.length()))
                .keeping(in.elements())
                .withScratch(Cost.product(2, out.elements()));
    }

    @Override
    public LayerKind<Conv1d> kind() {
        return KIND;
    }
}
