package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A formula of the user's over one to three inputs of one shape, computed at each place. Every learned number of it
/// has one value for each feature or channel.
public record Expression(Formula formula) implements LayerSpec {
    public static final LayerKind<Expression> KIND = LayerKind.named(
                    "expression",
                    Category.COMBINE,
                    Expression.class,
                    new Expression(Formula.of("x * sigmoid(b * x) where b = 1")))
            .stem("formula")
            .inputs(new LayerKind.Arity(1, 3))
            .roles(List.of("x", "y", "z"))
            .params(Param.formula("formula", Expression::formula, (_, v) -> new Expression(v)))
            .cost((spec, _, output) ->
                    Cost.of(Cost.product(spec.formula.parameters().size(), Rules.depth(output)), 0))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((spec, inputs) -> spec.outputShape(inputs));

    private ShapeResult outputShape(List<Shape> inputs) {
        return inputs.size() == formula.inputs()
                ? Rules.alike(inputs)
                : ShapeResult.clash("shape.formula-inputs", List.of(formula.inputs(), inputs.size()));
    }

    @Override
    public LayerKind<Expression> kind() {
        return KIND;
    }
}
