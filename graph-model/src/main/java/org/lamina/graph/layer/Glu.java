package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The first half of the features or channels, each multiplied by a function of its partner in the second half (Dauphin
/// et al. 2017, Shazeer 2020).
///
/// @param gate the function of the second half
public record Glu(Activation gate) implements LayerSpec {
    public static final LayerKind<Glu> KIND = LayerKind.named(
                    "glu", Category.DENSE, Glu.class, new Glu(Activation.SIGMOID))
            .params(Param.choice(
                    "gate",
                    "activation",
                    Glu::gate,
                    (_, v) -> new Glu(v),
                    List.of(Activation.SIGMOID, Activation.SWISH, Activation.GELU, Activation.RELU)))
            .sight(_ -> Sight.SAME_PLACE)
            .cost((_, _, output) -> Cost.NONE.keeping(Cost.product(3, output.elements())))
            .shape((_, inputs) -> outputShape(inputs.getFirst()));

    private static ShapeResult outputShape(Shape input) {
        if (input instanceof Shape.Tokens) {
            return Rules.needsSequence(input);
        }
        int features = Rules.depth(input);
        if (features % 2 != 0) {
            return ShapeResult.clash(
                    "shape.glu",
                    List.of(input, features),
                    new Repair.InsertBefore(0, Rules.projection(input, features + 1)));
        }
        return ShapeResult.ok(Rules.withDepth(input, features / 2));
    }

    @Override
    public LayerKind<Glu> kind() {
        return KIND;
    }
}
