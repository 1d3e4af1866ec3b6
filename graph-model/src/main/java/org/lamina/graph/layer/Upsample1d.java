package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Repeats every step of a sequence `factor` times.
public record Upsample1d(int factor) implements LayerSpec {
    public static final LayerKind<Upsample1d> KIND = LayerKind.named(
                    "upsampling1d", Category.POOLING, Upsample1d.class, new Upsample1d(2))
            .stem("upsample")
            .params(Param.integer("factor", Upsample1d::factor, (_, v) -> new Upsample1d(v), 1, 64))
            .padding(OnPadding.WINDOW)
            .shape(Upsample1d::outputShape);

    private static ShapeResult outputShape(Upsample1d spec, List<Shape> inputs) {
        return inputs.getFirst() instanceof Shape.Sequence sequence
                ? Rules.sequence(sequence.features(), (long) sequence.length() * spec.factor)
                : Rules.needsSequence(inputs.getFirst(), new Upsample2d(Size.of(spec.factor)));
    }

    @Override
    public LayerKind<Upsample1d> kind() {
        return KIND;
    }
}
