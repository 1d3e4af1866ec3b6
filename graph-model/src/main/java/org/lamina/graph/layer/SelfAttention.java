package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Multi-head scaled dot-product self-attention (Vaswani et al. 2017) with projections for queries, keys, values and
/// output, without biases. Each head works on `features / heads` values.
public record SelfAttention(int heads, boolean causal) implements LayerSpec {
    public static final LayerKind<SelfAttention> KIND = LayerKind.named(
                    "self-attention", Category.ATTENTION, SelfAttention.class, new SelfAttention(2, false))
            .stem("attention")
            .params(
                    Param.integer("heads", SelfAttention::heads, SelfAttention::withHeads, 1, 256),
                    Param.flag("causal", SelfAttention::causal, (s, v) -> new SelfAttention(s.heads(), v)))
            .cost(SelfAttention::cost)
            .shape(SelfAttention::outputShape);

    public SelfAttention withHeads(int changed) {
        return new SelfAttention(changed, causal);
    }

    private static ShapeResult outputShape(SelfAttention spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst());
        }
        if (sequence.features() % spec.heads != 0) {
            int fitting = spec.heads;
            while (sequence.features() % fitting != 0) {
                fitting--;
            }
            return ShapeResult.clash(
                    "shape.heads",
                    List.of(sequence.features(), spec.heads),
                    new Repair.ChangeTo(spec.withHeads(fitting)));
        }
        return ShapeResult.ok(sequence);
    }

    private static Cost cost(SelfAttention spec, List<Shape> inputs, Shape output) {
        if (!(output instanceof Shape.Sequence s)) {
            return Cost.NONE;
        }
        long weights = Cost.product(4, s.features(), s.features());
        long scores = Cost.product(2, s.length(), s.length(), s.features());
        long heatMaps = Cost.product(spec.heads, s.length(), s.length());
        return Cost.of(weights, Cost.add(Cost.product(weights, s.length()), scores))
                .keeping(Cost.add(heatMaps, Cost.product(4, s.elements())));
    }

    @Override
    public LayerKind<SelfAttention> kind() {
        return KIND;
    }
}
