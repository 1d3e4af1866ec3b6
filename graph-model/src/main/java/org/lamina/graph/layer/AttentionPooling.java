package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// One vector of a sequence: the mean of its steps by weights that a learned query gives them (Yang et al. 2016). Each
/// head has a query of its own and makes its own part of the vector, `features / heads` values.
public record AttentionPooling(int heads) implements LayerSpec, Attending, Weighted {
    public static final LayerKind<AttentionPooling> KIND = LayerKind.named(
                    "attention-pooling", Category.ATTENTION, AttentionPooling.class, new AttentionPooling(1))
            .stem("attend")
            .params(Param.integer("heads", AttentionPooling::heads, (_, v) -> new AttentionPooling(v), 1, 256))
            .cost(AttentionPooling::cost)
            .padding(OnPadding.LEFT_OUT)
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ShapeResult outputShape(Shape input) {
        if (!(input instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(input);
        }
        int features = sequence.features();
        if (features % heads != 0) {
            Repair fewer = new Repair.ChangeTo(new AttentionPooling(Rules.divisor(features, heads)));
            return ShapeResult.clash("shape.heads", List.of(features, heads), fewer);
        }
        return ShapeResult.ok(new Shape.Vector(features));
    }

    private static Cost cost(AttentionPooling spec, List<Shape> inputs, Shape output) {
        if (!(inputs.getFirst() instanceof Shape.Sequence s)) {
            return Cost.NONE;
        }
        long queries = Cost.product(spec.heads, s.features());
        long scores = Cost.product(queries, s.length());
        return Cost.of(queries, Cost.add(scores, s.elements()))
                .keeping(Cost.add(s.elements(), Cost.product(2, spec.heads, s.length())));
    }

    @Override
    public LayerKind<AttentionPooling> kind() {
        return KIND;
    }
}
