package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A 3-D convolution run backwards: every value paints a box of weights, so that the volume grows (Cicek et al. 2016).
public record TransposedConv3d(int filters, Window3d window, Activation activation, boolean bias)
        implements LayerSpec, Weighted {
    public static final LayerKind<TransposedConv3d> KIND = LayerKind.named(
                    "transposed-conv3d",
                    Category.CONVOLUTION,
                    TransposedConv3d.class,
                    new TransposedConv3d(
                            16, new Window3d(2, Size.of(2), 2, Size.of(2), Padding.SAME), Activation.RELU, true))
            .stem("upconv")
            .params(Params.filters(TransposedConv3d::filters, TransposedConv3d::withFilters))
            .part(Window3d.params("kernel"), TransposedConv3d::window, TransposedConv3d::withWindow)
            .params(
                    Params.activation(TransposedConv3d::activation, TransposedConv3d::withActivation),
                    Param.flag("bias", TransposedConv3d::bias, TransposedConv3d::withBias))
            .cost(TransposedConv3d::cost)
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private TransposedConv3d withFilters(int changed) {
        return new TransposedConv3d(changed, window, activation, bias);
    }

    private TransposedConv3d withWindow(Window3d changed) {
        return new TransposedConv3d(filters, changed, activation, bias);
    }

    private TransposedConv3d withActivation(Activation changed) {
        return new TransposedConv3d(filters, window, changed, bias);
    }

    private TransposedConv3d withBias(boolean changed) {
        return new TransposedConv3d(filters, window, activation, changed);
    }

    private TransposedConv2d forImages() {
        return new TransposedConv2d(filters, window.plane(), window.stride(), window.padding(), activation, bias);
    }

    private ShapeResult outputShape(Shape input) {
        if (!(input instanceof Shape.Volume volume)) {
            return Rules.needsVolume(input, forImages());
        }
        Padding padding = window.padding();
        Size plane = window.plane();
        Size stride = window.stride();
        return Rules.volume(
                filters,
                padding.paintedLength(volume.depth(), window.deep(), window.step()),
                padding.paintedLength(volume.height(), plane.height(), stride.height()),
                padding.paintedLength(volume.width(), plane.width(), stride.width()));
    }

    private static Cost cost(TransposedConv3d spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Volume in)) {
            return Cost.NONE;
        }
        long weights = Cost.product(in.channels(), spec.window.places(), spec.filters);
        return Cost.of(
                        Cost.add(weights, spec.bias ? spec.filters : 0),
                        Cost.product(weights, in.depth(), in.height(), in.width()))
                .keeping(output.elements());
    }

    @Override
    public LayerKind<TransposedConv3d> kind() {
        return KIND;
    }
}
