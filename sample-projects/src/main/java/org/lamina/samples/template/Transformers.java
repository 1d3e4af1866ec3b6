package org.lamina.samples.template;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;

/// Networks of attention layers. Where the published ones use one table for what is read and what is written, these
/// have an output of their own.
final class Transformers {
    private static final Dropout DROP = new Dropout(0.1);
    private static final int LAYERS = 12;

    private Transformers() {}

    /// The base model, its vocabulary and the length of a sentence as for English and German.
    static GraphDocument base() {
        int width = 512;
        int words = 37_000;
        PositionalEncoding waves = new PositionalEncoding(PositionalEncoding.Style.SINUSOIDAL);
        Plan.Block decoder = SequenceBlocks.transformerDecoder(width);
        Plan plan = Plan.of("source", new TokenInput(words, 128))
                .then("source words", new Embedding(width))
                .then("source places", waves)
                .then("source drop", DROP)
                .then("encoder", SequenceBlocks.transformerEncoder(width), 6)
                .read("target", new TokenInput(words, 128))
                .then("target words", new Embedding(width))
                .then("target places", waves)
                .then("target drop", DROP);
        for (int i = 1; i <= 6; i++) {
            plan.read("decoder " + i, decoder, i == 1 ? "target drop" : "decoder " + (i - 1), "encoder");
        }
        return plan.then("next word", Layers.classes(words)).reading(5);
    }

    /// The small model.
    static GraphDocument gpt2() {
        int width = 768;
        int words = 50_257;
        return Plan.of("tokens", new TokenInput(words, 1024))
                .then("words", new Embedding(width))
                .then("places", new PositionalEncoding(PositionalEncoding.Style.LEARNED))
                .then("drop", DROP)
                .then("layers", SequenceBlocks.causal(width, LAYERS), LAYERS)
                .then("norm", LayerNorm.KIND.defaults())
                .then("next token", Layers.classes(words))
                .reading(4);
    }

    /// The base model without regard to case, as it is trained further to tell two classes of texts.
    static GraphDocument bert() {
        int width = 768;
        return Plan.of("tokens", new TokenInput(30_522, 512))
                .then("words", new Embedding(width))
                .read("parts", new TokenInput(2, 512))
                .then("part", new Embedding(width))
                .read("sum", new Add(), "words", "part")
                .then("places", new PositionalEncoding(PositionalEncoding.Style.LEARNED))
                .then("norm", LayerNorm.KIND.defaults())
                .then("drop", DROP)
                .then(
                        "layers",
                        SequenceBlocks.encoder(width, new SelfAttention(LAYERS, false, true), Activation.GELU),
                        LAYERS)
                .then("first", new LastStep(Direction.BACKWARD))
                .then("pooler", new Dense(width, Activation.TANH))
                .then("drop2", DROP)
                .then("class", Layers.classes(2))
                .reading(5);
    }
}
