package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A convolution whose weights are not shared: every place has filters and biases of its own.
public record LocallyConnected2d(int filters, Window2d window, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<LocallyConnected2d> KIND = LayerKind.named(
                    "locally-connected2d",
                    Category.CONVOLUTION,
                    LocallyConnected2d.class,
                    new LocallyConnected2d(
                            16, new Window2d(Size.of(3), Size.of(1), Padding.VALID), Activation.RELU, true))
            .stem("local")
            .params(Params.filters(LocallyConnected2d::filters, LocallyConnected2d::withFilters))
            .part(Window2d.PARAMS, LocallyConnected2d::window, LocallyConnected2d::withWindow)
            .params(
                    Params.activation(LocallyConnected2d::activation, LocallyConnected2d::withActivation),
                    Param.optionalFlag("bias", LocallyConnected2d::bias, LocallyConnected2d::withBias))
            .sight(spec ->
                    new Sight.Window(spec.window.kernel(), spec.window.stride(), Size.of(1), spec.window.padding()))
            .cost(LocallyConnected2d::cost)
            .shape(LocallyConnected2d::outputShape);

    private LocallyConnected2d withFilters(int changed) {
        return new LocallyConnected2d(changed, window, activation, bias);
    }

    private LocallyConnected2d withWindow(Window2d changed) {
        return new LocallyConnected2d(filters, changed, activation, bias);
    }

    private LocallyConnected2d withActivation(Activation changed) {
        return new LocallyConnected2d(filters, window, changed, bias);
    }

    private LocallyConnected2d withBias(boolean changed) {
        return new LocallyConnected2d(filters, window, activation, changed);
    }

    private LocallyConnected1d forSequences() {
        return new LocallyConnected1d(
                filters, window.kernel().height(), window.stride().height(), window.padding(), activation, bias);
    }

    private static ShapeResult outputShape(LocallyConnected2d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Image image
                ? spec.window.over(image, spec.filters, spec.withWindow(spec.window.withPadding(Padding.SAME)))
                : Rules.needsImage(inputs.getFirst(), spec.forSequences());
    }

    private static Cost cost(LocallyConnected2d spec, List<Shape> inputs, Shape output) {
        return inputs.getFirst() instanceof Shape.Image in
                ? cost(Cost.product(in.channels(), spec.window.places()), spec.bias, output)
                : Cost.NONE;
    }

    /// @param reads how many values go into each of the output
    static Cost cost(long reads, boolean bias, Shape output) {
        long weights = Cost.product(reads, output.elements());
        return Cost.of(Cost.add(weights, bias ? output.elements() : 0), weights);
    }

    @Override
    public LayerKind<LocallyConnected2d> kind() {
        return KIND;
    }
}
