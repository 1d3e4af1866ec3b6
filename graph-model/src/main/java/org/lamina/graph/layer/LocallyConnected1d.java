package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution of sequences whose weights are not shared: every place has filters and biases of its own.
public record LocallyConnected1d(
        int filters, int kernel, int stride, Padding padding, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<LocallyConnected1d> KIND = LayerKind.named(
                    "locally-connected1d",
                    Category.CONVOLUTION,
                    LocallyConnected1d.class,
                    new LocallyConnected1d(16, 3, 1, Padding.VALID, Activation.RELU, true))
            .stem("local")
            .params(
                    Params.filters(LocallyConnected1d::filters, LocallyConnected1d::withFilters),
                    Param.integer("kernel", LocallyConnected1d::kernel, LocallyConnected1d::withKernel, 1, 4096),
                    Param.integer("stride", LocallyConnected1d::stride, LocallyConnected1d::withStride, 1, 4096),
                    Params.padding(LocallyConnected1d::padding, LocallyConnected1d::withPadding),
                    Params.activation(LocallyConnected1d::activation, LocallyConnected1d::withActivation),
                    Param.flag("bias", LocallyConnected1d::bias, LocallyConnected1d::withBias))
            .cost(LocallyConnected1d::cost)
            .padding(OnPadding.WINDOW)
            .shape(LocallyConnected1d::outputShape);

    private LocallyConnected1d withFilters(int changed) {
        return new LocallyConnected1d(changed, kernel, stride, padding, activation, bias);
    }

    private LocallyConnected1d withKernel(int changed) {
        return new LocallyConnected1d(filters, changed, stride, padding, activation, bias);
    }

    private LocallyConnected1d withStride(int changed) {
        return new LocallyConnected1d(filters, kernel, changed, padding, activation, bias);
    }

    private LocallyConnected1d withPadding(Padding changed) {
        return new LocallyConnected1d(filters, kernel, stride, changed, activation, bias);
    }

    private LocallyConnected1d withActivation(Activation changed) {
        return new LocallyConnected1d(filters, kernel, stride, padding, changed, bias);
    }

    private LocallyConnected1d withBias(boolean changed) {
        return new LocallyConnected1d(filters, kernel, stride, padding, activation, changed);
    }

    private LocallyConnected2d forImages() {
        return new LocallyConnected2d(
                filters, new Window2d(Size.of(kernel), Size.of(stride), padding), activation, bias);
    }

    private static ShapeResult outputShape(LocallyConnected1d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst(), spec.forImages());
        }
        int length = spec.padding.outputLength(sequence.length(), spec.kernel, spec.stride, 1);
        return length < 1
                ? Rules.windowTooLarge(spec.kernel, sequence, spec.withPadding(Padding.SAME))
                : Rules.sequence(spec.filters, length);
    }

    private static Cost cost(LocallyConnected1d spec, List<Shape> inputs, Shape output) {
        return inputs.getFirst() instanceof Shape.Sequence in
                ? LocallyConnected2d.cost(Cost.product(in.features(), spec.kernel), spec.bias, output)
                : Cost.NONE;
    }

    @Override
    public LayerKind<LocallyConnected1d> kind() {
        return KIND;
    }
}
