package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Root mean square normalisation (Zhang and Sennrich 2019) over the features of a vector or of each step of a
/// sequence.
public record RmsNorm(double epsilon) implements LayerSpec, Normalising {
    public static final LayerKind<RmsNorm> KIND = LayerKind.named(
                    "rms-norm", Category.REGULARISATION, RmsNorm.class, new RmsNorm(1e-5))
            .stem("norm")
            .params(Param.logarithmic("epsilon", RmsNorm::epsilon, (_, v) -> new RmsNorm(v), 1e-8, 0.1))
            .cost((_, _, output) -> Cost.of(Rules.depth(output), 0))
            .padding(OnPadding.EACH_STEP)
            .shape((_, inputs) -> outputShape(inputs.getFirst()));

    private static ShapeResult outputShape(Shape input) {
        return input instanceof Shape.Image
                ? ShapeResult.clash(
                        "shape.rms-norm-image", List.of(input), new Repair.ChangeTo(GroupNorm.KIND.defaults()))
                : Rules.unchanged(input);
    }

    @Override
    public LayerKind<RmsNorm> kind() {
        return KIND;
    }
}
