package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Layer normalisation (Ba, Kiros and Hinton 2016) over the features of a vector or of each step of a sequence.
public record LayerNorm(double epsilon) implements LayerSpec, Normalising {
    public static final LayerKind<LayerNorm> KIND = LayerKind.named(
                    "layer-norm", Category.REGULARISATION, LayerNorm.class, new LayerNorm(1e-5))
            .stem("norm")
            .params(Param.logarithmic("epsilon", LayerNorm::epsilon, (_, v) -> new LayerNorm(v), 1e-8, 0.1))
            .cost((_, _, output) -> Cost.of(2 * features(output), 0))
            .padding(OnPadding.EACH_STEP)
            .shape(LayerNorm::outputShape);

    private static ShapeResult outputShape(LayerNorm spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (input) {
            case Shape.Vector _, Shape.Sequence _ -> ShapeResult.ok(input);
            case Shape.Tokens _ -> Rules.needsSequence(input);
            case Shape.Volume _ ->
                ShapeResult.clash(
                        "shape.norm-volume", List.of(input), new Repair.ChangeTo(InstanceNorm.KIND.defaults()));
            case Shape.Image _ ->
                ShapeResult.clash(
                        "shape.layer-norm-image", List.of(input), new Repair.ChangeTo(BatchNorm.KIND.defaults()));
        };
    }

    private static long features(Shape shape) {
        return shape instanceof Shape.Sequence sequence ? sequence.features() : shape.elements();
    }

    @Override
    public LayerKind<LayerNorm> kind() {
        return KIND;
    }
}
