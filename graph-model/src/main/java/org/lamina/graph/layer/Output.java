package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The last layer: weighted sums, the function that belongs to its loss, and the loss. On a sequence it answers at
/// every step, on an image at every pixel.
public record Output(int units, LossSpec loss) implements OutputSpec, Weighted {
    public static final LayerKind<Output> KIND = LayerKind.named(
                    "output", Category.OUTPUT, Output.class, new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
            .params(
                    Param.integer("units", Output::units, Output::withUnits, 1, 1_000_000),
                    Param.variant("loss", Losses.ALL, Output::loss, Output::withLoss))
            .sight(_ -> Sight.SAME_PLACE)
            .cost((spec, inputs, _) -> spec.cost(inputs.getFirst()))
            .shape(Output::outputShape);

    public Output withUnits(int changed) {
        return new Output(changed, loss);
    }

    public Output withLoss(LossSpec changed) {
        return new Output(units, changed);
    }

    /// Centres of classes are kept beside what is trained.
    private Cost cost(Shape input) {
        Cost sums = Dense.weightedSums(input, units, true);
        return loss instanceof LossSpec.CenterLoss
                ? sums.plus(new Cost(Cost.product(units, input.elements()), 0, 0))
                : sums;
    }

    private static ShapeResult outputShape(Output spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        if (spec.loss instanceof LossSpec.CenterLoss
                && (input instanceof Shape.Sequence || input instanceof Shape.Image)) {
            return ShapeResult.clash(
                    "shape.center-loss",
                    List.of(input),
                    new Repair.ChangeTo(spec.withLoss(Losses.SOFTMAX_CROSS_ENTROPY)),
                    new Repair.InsertBefore(0, GlobalPool.KIND.defaults()));
        }
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
