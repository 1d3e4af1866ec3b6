package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Adds to every step of a sequence a vector that tells its place (Vaswani et al. 2017).
public record PositionalEncoding(Style style) implements LayerSpec {
    /// Fixed waves, or one trained vector per place.
    public enum Style implements Choice {
        SINUSOIDAL,
        LEARNED
    }

    public static final LayerKind<PositionalEncoding> KIND = LayerKind.named(
                    "positional-encoding",
                    Category.ATTENTION,
                    PositionalEncoding.class,
                    new PositionalEncoding(Style.SINUSOIDAL))
            .stem("position")
            .params(Param.choice(
                    "style",
                    "positional-style",
                    PositionalEncoding::style,
                    (_, v) -> new PositionalEncoding(v),
                    List.of(Style.values())))
            .cost((spec, _, output) -> spec.style == Style.LEARNED ? Cost.of(output.elements(), 0) : Cost.NONE)
            .shape((_, inputs) -> inputs.getFirst() instanceof Shape.Sequence sequence
                    ? ShapeResult.ok(sequence)
                    : Rules.needsSequence(inputs.getFirst()));

    @Override
    public LayerKind<PositionalEncoding> kind() {
        return KIND;
    }
}
