package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Multi-head scaled dot-product self-attention (Vaswani et al. 2017) with projections for queries, keys, values and
/// output. Each head works on `features / heads` values.
///
/// @param bias whether each of the four projections adds a learned vector, as in BERT and GPT-2
/// @param rotary whether queries and keys are turned by angles that tell where they stand (Su et al. 2021)
public record SelfAttention(int heads, boolean causal, boolean bias, boolean rotary)
        implements LayerSpec, Attending, Weighted {
    public static final LayerKind<SelfAttention> KIND = LayerKind.named(
                    "self-attention", Category.ATTENTION, SelfAttention.class, new SelfAttention(2, false))
            .stem("attention")
            .params(
                    Param.integer("heads", SelfAttention::heads, SelfAttention::withHeads, 1, 256),
                    Param.flag("causal", SelfAttention::causal, SelfAttention::withCausal),
                    Param.optionalFlag("bias", SelfAttention::bias, SelfAttention::withBias),
                    Param.optionalFlag("rotary", SelfAttention::rotary, SelfAttention::withRotary))
            .cost(SelfAttention::cost)
            .padding(OnPadding.LEFT_OUT)
            .shape(SelfAttention::outputShape);

    /// Without biases.
    public SelfAttention(int heads, boolean causal) {
        this(heads, causal, false);
    }

    /// Blind to where a step stands.
    public SelfAttention(int heads, boolean causal, boolean bias) {
        this(heads, causal, bias, false);
    }

    public SelfAttention withHeads(int changed) {
        return new SelfAttention(changed, causal, bias, rotary);
    }

    public SelfAttention withCausal(boolean changed) {
        return new SelfAttention(heads, changed, bias, rotary);
    }

    public SelfAttention withBias(boolean changed) {
        return new SelfAttention(heads, causal, changed, rotary);
    }

    public SelfAttention withRotary(boolean changed) {
        return new SelfAttention(heads, causal, bias, changed);
    }

    private static ShapeResult outputShape(SelfAttention spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst());
        }
        int features = sequence.features();
        if (features % spec.heads != 0) {
            return ShapeResult.clash(
                    "shape.heads",
                    List.of(features, spec.heads),
                    new Repair.ChangeTo(spec.withHeads(Rules.divisor(features, spec.heads))));
        }
        int size = features / spec.heads;
        return spec.rotary && size % 2 != 0 ? spec.unpaired(features, size) : ShapeResult.ok(sequence);
    }

    /// Features of a head are turned two by two.
    private ShapeResult unpaired(int features, int size) {
        List<Object> args = List.of(features, heads, size);
        Repair without = new Repair.ChangeTo(withRotary(false));
        return features % 2 == 0
                ? ShapeResult.clash(
                        "shape.rotary",
                        args,
                        new Repair.ChangeTo(withHeads(Rules.divisor(features / 2, heads))),
                        without)
                : ShapeResult.clash("shape.rotary", args, without);
    }

    private static Cost cost(SelfAttention spec, List<Shape> inputs, Shape output) {
        if (!(output instanceof Shape.Sequence s)) {
            return Cost.NONE;
        }
        long weights = Cost.product(4, s.features(), s.features());
        long biases = spec.bias ? Cost.product(4, s.features()) : 0;
        long scores = Cost.product(2, s.length(), s.length(), s.features());
        long heatMaps = Cost.product(spec.heads, s.length(), s.length());
        return Cost.of(Cost.add(weights, biases), Cost.add(Cost.product(weights, s.length()), scores))
                .keeping(Cost.add(heatMaps, Cost.product(4, s.elements())));
    }

    @Override
    public LayerKind<SelfAttention> kind() {
        return KIND;
    }
}
