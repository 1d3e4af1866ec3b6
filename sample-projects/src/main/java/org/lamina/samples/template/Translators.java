package org.lamina.samples.template;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.DataSpec;

/// Recurrent networks that read one sequence and write another.
final class Translators {
    private Translators() {}

    /// Every word looks at all states of the encoder, as Luong et al. let it, but by what our attention does:
    /// scaled products of projections, and a projection of what was found, which is not fed into the next step.
    /// One layer of GRU, in the sizes of Bahdanau et al.
    static GraphDocument seq2seq() {
        int words = 30_000;
        int width = 620;
        int units = 1000;
        return Plan.of("source", new TokenInput(words, 50))
                .then("source words", new Embedding(width))
                .then("encoder", new Gru(units))
                .then("last state", new LastStep())
                .read("target", new TokenInput(words, 50))
                .then("target words", new Embedding(width))
                .read("decoder", new Gru(units), "target words", "last state")
                .read("attention", new CrossAttention(1, false), "decoder", "encoder")
                .read("both", new Concatenate(), "attention", "decoder")
                .then("attentional state", new Dense(units, Activation.TANH, false))
                .then("next word", Layers.classes(words))
                .drawn(
                        new DataSpec.None(),
                        "source | source words | encoder |",
                        "| | last state | attention",
                        "target | target words | decoder | both",
                        "| | next word | attentional state");
    }
}
