package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Adds to every step of a sequence a vector that tells its place (Vaswani et al. 2017).
///
/// @param length how many places learned vectors are kept for; 0 is as many as the input has steps
public record PositionalEncoding(Style style, int length) implements LayerSpec {
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
            .params(
                    Param.choice(
                            "style",
                            "positional-style",
                            PositionalEncoding::style,
                            (spec, v) -> new PositionalEncoding(v, spec.length),
                            List.of(Style.values())),
                    Param.optionalInteger(
                            "length",
                            PositionalEncoding::length,
                            (spec, v) -> new PositionalEncoding(spec.style, v),
                            0,
                            1_000_000))
            .only("length", spec -> spec.style == Style.LEARNED)
            .cost((spec, inputs, _) -> spec.cost(inputs.getFirst()))
            .padding(OnPadding.LEFT_OUT)
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    /// With a table of the input's length, where there is one.
    public PositionalEncoding(Style style) {
        this(style, 0);
    }

    /// How many places the table has before such an input.
    public int places(Shape.Sequence input) {
        return length == 0 ? input.length() : length;
    }

    private Cost cost(Shape input) {
        return style == Style.LEARNED && input instanceof Shape.Sequence sequence
                ? Cost.of(Cost.product(sequence.features(), places(sequence)), 0)
                : Cost.NONE;
    }

    private ShapeResult outputShape(Shape input) {
        if (!(input instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(input);
        }
        return style == Style.LEARNED && places(sequence) < sequence.length()
                ? ShapeResult.clash(
                        "shape.position-table",
                        List.of(sequence.length(), length),
                        new Repair.ChangeTo(new PositionalEncoding(style, sequence.length())),
                        new Repair.ChangeTo(new PositionalEncoding(style)))
                : ShapeResult.ok(sequence);
    }

    @Override
    public LayerKind<PositionalEncoding> kind() {
        return KIND;
    }
}
