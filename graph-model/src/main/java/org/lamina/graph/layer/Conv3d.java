package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Filters that slide through a volume (Ji et al. 2010, Tran et al. 2015).
public record Conv3d(int filters, Window3d window, Activation activation, boolean bias) implements LayerSpec, Weighted {
    public static final LayerKind<Conv3d> KIND = LayerKind.named(
                    "conv3d",
                    Category.CONVOLUTION,
                    Conv3d.class,
                    new Conv3d(16, new Window3d(3, Size.of(3), 1, Size.of(1), Padding.SAME), Activation.RELU, true))
            .stem("conv")
            .params(Params.filters(Conv3d::filters, Conv3d::withFilters))
            .part(Window3d.params("kernel"), Conv3d::window, Conv3d::withWindow)
            .params(
                    Params.activation(Conv3d::activation, Conv3d::withActivation),
                    Param.flag("bias", Conv3d::bias, Conv3d::withBias))
            .cost(Conv3d::cost)
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private Conv3d withFilters(int changed) {
        return new Conv3d(changed, window, activation, bias);
    }

    private Conv3d withWindow(Window3d changed) {
        return new Conv3d(filters, changed, activation, bias);
    }

    private Conv3d withActivation(Activation changed) {
        return new Conv3d(filters, window, changed, bias);
    }

    private Conv3d withBias(boolean changed) {
        return new Conv3d(filters, window, activation, changed);
    }

    private Conv2d forImages() {
        return new Conv2d(filters, window.plane(), window.stride(), window.padding(), Size.of(1), activation, bias);
    }

    private ShapeResult outputShape(Shape input) {
        return input instanceof Shape.Volume volume
                ? window.over(volume, filters, withWindow(window.withPadding(Padding.SAME)))
                : Rules.needsVolume(input, forImages());
    }

    private static Cost cost(Conv3d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Volume in) || !(output instanceof Shape.Volume out)) {
            return Cost.NONE;
        }
        long weights = Cost.product(in.channels(), spec.window.places(), spec.filters);
        return Cost.of(
                        Cost.add(weights, spec.bias ? spec.filters : 0),
                        Cost.product(weights, out.depth(), out.height(), out.width()))
                .keeping(out.elements());
    }

    @Override
    public LayerKind<Conv3d> kind() {
        return KIND;
    }
}
