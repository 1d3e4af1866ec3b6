package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// A sequence of token ids per sample enters here: words or characters as whole numbers below `vocabulary`.
public record TokenInput(int vocabulary, int length) implements InputSpec {
    public static final LayerKind<TokenInput> KIND = LayerKind.named(
                    "input-tokens", Category.INPUT, TokenInput.class, new TokenInput(1000, 32))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(
                    Param.integer(
                            "vocabulary",
                            TokenInput::vocabulary,
                            (s, v) -> new TokenInput(v, s.length()),
                            2,
                            1_000_000),
                    Param.integer(
                            "length", TokenInput::length, (s, v) -> new TokenInput(s.vocabulary(), v), 1, 100_000))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    @Override
    public Shape shape() {
        return new Shape.Tokens(vocabulary, length);
    }

    @Override
    public LayerKind<TokenInput> kind() {
        return KIND;
    }
}
