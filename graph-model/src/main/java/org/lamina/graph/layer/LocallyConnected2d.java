package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution whose weights are not shared: every place has filters and biases of its own.
public record LocallyConnected2d(
        int filters, Size kernel, Size stride, Padding padding, Activation activation, boolean bias)
        implements LayerSpec {
    public static final LayerKind<LocallyConnected2d> KIND = LayerKind.named(
                    "locally-connected2d",
                    Category.CONVOLUTION,
                    LocallyConnected2d.class,
                    new LocallyConnected2d(16, Size.of(3), Size.of(1), Padding.VALID, Activation.RELU, true))
            .stem("local")
            .params(
                    Param.integer("filters", LocallyConnected2d::filters, LocallyConnected2d::withFilters, 1, 65_536),
                    Param.size("kernel", LocallyConnected2d::kernel, LocallyConnected2d::withKernel, 1, 512),
                    Param.size("stride", LocallyConnected2d::stride, LocallyConnected2d::withStride, 1, 512),
                    Param.choice(
                            "padding",
                            "padding",
                            LocallyConnected2d::padding,
                            LocallyConnected2d::withPadding,
                            List.of(Padding.values())),
                    Param.choice(
                            "activation",
                            "activation",
                            LocallyConnected2d::activation,
                            LocallyConnected2d::withActivation,
                            Activation.BUILT_IN),
                    Param.optionalFlag("bias", LocallyConnected2d::bias, LocallyConnected2d::withBias))
            .sight(spec -> new Sight.Window(spec.kernel, spec.stride, Size.of(1), spec.padding))
            .cost(LocallyConnected2d::cost)
            .shape(LocallyConnected2d::outputShape);

    private LocallyConnected2d withFilters(int changed) {
        return new LocallyConnected2d(changed, kernel, stride, padding, activation, bias);
    }

    private LocallyConnected2d withKernel(Size changed) {
        return new LocallyConnected2d(filters, changed, stride, padding, activation, bias);
    }

    private LocallyConnected2d withStride(Size changed) {
        return new LocallyConnected2d(filters, kernel, changed, padding, activation, bias);
    }

    private LocallyConnected2d withPadding(Padding changed) {
        return new LocallyConnected2d(filters, kernel, stride, changed, activation, bias);
    }

    private LocallyConnected2d withActivation(Activation changed) {
        return new LocallyConnected2d(filters, kernel, stride, padding, changed, bias);
    }

    private LocallyConnected2d withBias(boolean changed) {
        return new LocallyConnected2d(filters, kernel, stride, padding, activation, changed);
    }

    private static ShapeResult outputShape(LocallyConnected2d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Image image
                ? new Window2d(spec.kernel, spec.stride, spec.padding, Size.of(1))
                        .over(image, spec.filters, spec.withPadding(Padding.SAME))
                : Rules.needsImage(inputs.getFirst());
    }

    private static Cost cost(LocallyConnected2d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Image in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(in.channels(), spec.kernel.height(), spec.kernel.width(), output.elements());
        return Cost.of(Cost.add(weights, spec.bias ? output.elements() : 0), weights);
    }

    @Override
    public LayerKind<LocallyConnected2d> kind() {
        return KIND;
    }
}
