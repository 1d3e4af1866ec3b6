package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The last layer: weighted sums, the function that belongs to its loss, and the loss. On a sequence it answers at
/// every step, on an image at every pixel.
public record Output(int units, LossSpec loss) implements LayerSpec {
    public static final LayerKind<Output> KIND = LayerKind.named(
                    "output", Category.OUTPUT, Output.class, new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
            .params(
                    Param.integer("units", Output::units, Output::withUnits, 1, 1_000_000),
                    Param.variant("loss", Losses.ALL, Output::loss, Output::withLoss))
            .sight(_ -> Sight.SAME_PLACE)
            .cost((spec, inputs, _) -> Dense.weightedSums(inputs.getFirst(), spec.units, true))
            .shape(Output::outputShape);

    public Output withUnits(int changed) {
        return new Output(changed, loss);
    }

    public Output withLoss(LossSpec changed) {
        return new Output(units, changed);
    }

    private static ShapeResult outputShape(Output spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (input) {
            case Shape.Vector _ -> ShapeResult.ok(new Shape.Vector(spec.units));
            case Shape.Sequence sequence -> Rules.bounded(new Shape.Sequence(spec.units, sequence.length()));
            case Shape.Image image -> Rules.image(spec.units, image.height(), image.width());
            case Shape.Volume _, Shape.Tokens _ -> Rules.needsVector(input);
        };
    }

    @Override
    public LayerKind<Output> kind() {
        return KIND;
    }
}
