package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// A sequence of token ids per sample enters here: words or characters as whole numbers below `vocabulary`.
///
/// @param skipPadding whether steps with token 0, which fills up short texts, are left out by the layers behind
public record TokenInput(int vocabulary, int length, boolean skipPadding) implements InputSpec {
    public static final LayerKind<TokenInput> KIND = LayerKind.named(
                    "input-tokens", Category.INPUT, TokenInput.class, new TokenInput(1000, 32))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(
                    Param.integer("vocabulary", TokenInput::vocabulary, TokenInput::withVocabulary, 2, 1_000_000),
                    Param.integer("length", TokenInput::length, TokenInput::withLength, 1, 100_000),
                    Param.optionalFlag("skip-padding", TokenInput::skipPadding, TokenInput::withSkipPadding))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    /// The token that fills up short texts.
    public static final int PADDING = 0;

    /// Whose padding is read like all other tokens.
    public TokenInput(int vocabulary, int length) {
        this(vocabulary, length, false);
    }

    public TokenInput withVocabulary(int changed) {
        return new TokenInput(changed, length, skipPadding);
    }

    public TokenInput withLength(int changed) {
        return new TokenInput(vocabulary, changed, skipPadding);
    }

    public TokenInput withSkipPadding(boolean changed) {
        return new TokenInput(vocabulary, length, changed);
    }

    @Override
    public Shape shape() {
        return new Shape.Tokens(vocabulary, length);
    }

    @Override
    public LayerKind<TokenInput> kind() {
        return KIND;
    }
}
