package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Instance normalisation (Ulyanov, Vedaldi and Lempitsky 2016): each channel of each sample over all its places.
public record InstanceNorm(double epsilon) implements LayerSpec, Normalising {
    public static final LayerKind<InstanceNorm> KIND = LayerKind.named(
                    "instance-norm", Category.REGULARISATION, InstanceNorm.class, new InstanceNorm(1e-5))
            .stem("norm")
            .params(Param.logarithmic("epsilon", InstanceNorm::epsilon, (_, v) -> new InstanceNorm(v), 1e-8, 0.1))
            .cost((_, _, output) -> Cost.of(2L * Rules.depth(output), 0))
            .padding(OnPadding.LEFT_OUT)
            .shape((_, inputs) -> outputShape(inputs.getFirst()));

    private static ShapeResult outputShape(Shape input) {
        return input instanceof Shape.Vector
                ? ShapeResult.clash(
                        "shape.instance-norm-vector", List.of(input), new Repair.ChangeTo(LayerNorm.KIND.defaults()))
                : Rules.unchanged(input);
    }

    @Override
    public LayerKind<InstanceNorm> kind() {
        return KIND;
    }
}
