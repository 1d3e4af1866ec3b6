package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Multi-head attention of one sequence to another (Vaswani et al. 2017): the first input asks, the second is
/// looked at. Each head works on `features / heads` values, as many as the first input has.
///
/// @param bias whether each of the four projections adds a learned vector
public record CrossAttention(int heads, boolean bias) implements LayerSpec, Attending, Weighted {
    public static final LayerKind<CrossAttention> KIND = LayerKind.named(
                    "cross-attention", Category.ATTENTION, CrossAttention.class, new CrossAttention(2, false))
            .stem("cross")
            .inputs(new LayerKind.Arity(2, 2))
            .roles(List.of("query", "memory"))
            .params(
                    Param.integer("heads", CrossAttention::heads, CrossAttention::withHeads, 1, 256),
                    Param.flag("bias", CrossAttention::bias, (s, v) -> new CrossAttention(s.heads(), v)))
            .cost(CrossAttention::cost)
            .padding(OnPadding.LEFT_OUT)
            .shape(CrossAttention::outputShape);

    public CrossAttention withHeads(int changed) {
        return new CrossAttention(changed, bias);
    }

    private static ShapeResult outputShape(CrossAttention spec, List<Shape> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!(inputs.get(i) instanceof Shape.Sequence)) {
                return Rules.needsSequence(inputs.get(i), i);
            }
        }
        int features = Rules.depth(inputs.getFirst());
        if (features % spec.heads != 0) {
            Repair fewer = new Repair.ChangeTo(spec.withHeads(Rules.divisor(features, spec.heads)));
            return ShapeResult.clash("shape.heads", List.of(features, spec.heads), fewer);
        }
        return ShapeResult.ok(inputs.getFirst());
    }

    private static Cost cost(CrossAttention spec, List<Shape> inputs, Shape output) {
        if (!(output instanceof Shape.Sequence asking) || !(inputs.getLast() instanceof Shape.Sequence seen)) {
            return Cost.NONE;
        }
        long own = Cost.product(2, asking.features(), asking.features());
        long other = Cost.product(2, asking.features(), seen.features());
        long biases = spec.bias ? Cost.product(4, asking.features()) : 0;
        long scores = Cost.product(2, asking.length(), seen.length(), asking.features());
        long projections = Cost.add(Cost.product(own, asking.length()), Cost.product(other, seen.length()));
        long heatMaps = Cost.product(spec.heads, asking.length(), seen.length());
        long rows = Cost.product(2, asking.features(), Cost.add(asking.length(), seen.length()));
        return Cost.of(Cost.add(Cost.add(own, other), biases), Cost.add(projections, scores))
                .keeping(Cost.add(heatMaps, rows));
    }

    @Override
    public LayerKind<CrossAttention> kind() {
        return KIND;
    }
}
