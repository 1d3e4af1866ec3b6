package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Some features of vectors and sequences, some channels of images, that lie side by side.
///
/// @param skip how many before them are left out
public record Slice(int skip, int keep) implements LayerSpec {
    private static final int MOST = 1_000_000;

    public static final LayerKind<Slice> KIND = LayerKind.named("slice", Category.COMBINE, Slice.class, new Slice(0, 1))
            .params(
                    Param.integer("skip", Slice::skip, (s, v) -> new Slice(v, s.keep()), 0, MOST),
                    Param.integer("keep", Slice::keep, (s, v) -> new Slice(s.skip(), v), 1, MOST))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ShapeResult outputShape(Shape input) {
        int there = Rules.depth(input);
        if (!(input instanceof Shape.Tokens) && skip + keep > there) {
            int begin = skip < there ? skip : 0;
            Slice fitting = new Slice(begin, Math.min(keep, there - begin));
            return ShapeResult.clash(
                    "shape.slice", List.of(skip + 1, skip + keep, input), new Repair.ChangeTo(fitting));
        }
        return input instanceof Shape.Tokens
                ? Rules.needsSequence(input)
                : ShapeResult.ok(Rules.withDepth(input, keep));
    }

    @Override
    public LayerKind<Slice> kind() {
        return KIND;
    }
}
