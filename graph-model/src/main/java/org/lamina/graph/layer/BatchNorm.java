package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Batch normalisation (Ioffe and Szegedy 2015) per feature or channel.
///
/// `momentum` is the share of the old running statistics that is kept at each step.
public record BatchNorm(double momentum, double epsilon) implements LayerSpec, Normalising {
    public static final LayerKind<BatchNorm> KIND = LayerKind.named(
                    "batch-norm", Category.REGULARISATION, BatchNorm.class, new BatchNorm(0.9, 1e-5))
            .stem("norm")
            .params(
                    Param.decimal("momentum", BatchNorm::momentum, (s, v) -> new BatchNorm(v, s.epsilon()), 0, 0.9999),
                    Param.logarithmic(
                            "epsilon", BatchNorm::epsilon, (s, v) -> new BatchNorm(s.momentum(), v), 1e-8, 0.1))
            .cost((_, _, output) -> cost(output))
            .sight(_ -> Sight.SAME_PLACE)
            .shape(BatchNorm::outputShape);

    private static ShapeResult outputShape(BatchNorm spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (input) {
            case Shape.Vector _, Shape.Image _, Shape.Volume _ -> ShapeResult.ok(input);
            case Shape.Tokens _ -> Rules.needsSequence(input);
            case Shape.Sequence _ ->
                ShapeResult.clash(
                        "shape.batch-norm-sequence", List.of(input), new Repair.ChangeTo(LayerNorm.KIND.defaults()));
        };
    }

    /// Scale and shift are trained; running mean and variance are stored.
    private static Cost cost(Shape output) {
        long features = Rules.depth(output);
        return new Cost(4 * features, 2 * features, 0).keeping(2 * output.elements());
    }

    @Override
    public LayerKind<BatchNorm> kind() {
        return KIND;
    }
}
