package org.lamina.samples.example;

import static org.lamina.samples.example.ConvolutionExamples.DIGITS;
import static org.lamina.samples.template.Layers.classes;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.samples.template.Plan;

/// Measurements in time, and sequences that are turned around.
final class SequenceExamples {
    private static final DataSpec.Reversal REVERSAL = DataSpec.Reversal.KIND.defaults();
    private static final LayerSpec PLACES = new PositionalEncoding(PositionalEncoding.Style.LEARNED);
    private static final int WIDTH = 32;

    private SequenceExamples() {}

    private static Plan digits() {
        return Plan.of("digits", new TokenInput(10, REVERSAL.length())).then("words", new Embedding(WIDTH));
    }

    /// Nine curves of a wrist in motion, thinned out before they are read.
    static GraphDocument motion() {
        return Plan.of("wrist", new SequenceInput(9, 128))
                .then("conv", along(32, 5))
                .then("thin", new Pool1d(Reduction.AVERAGE, 4, 4, Padding.VALID))
                .then("lstm", new Lstm(32))
                .then("end", new LastStep())
                .then("activity", classes(6))
                .winding(3, new DataSpec.None());
    }

    private static Conv1d along(int filters, int kernel) {
        return new Conv1d(filters, kernel, 1, Padding.SAME, 1, Activation.RELU);
    }

    /// One answer at every step, by what is near and what is far.
    static GraphDocument heartbeat() {
        return Plan.of("voltage", new SequenceInput(1, 256))
                .then("fine", along(16, 7))
                .then("pool", new Pool1d(Reduction.MAX, 4, 4, Padding.VALID))
                .then("coarse", along(32, 7))
                .then("up", new Upsample1d(4))
                .read("both", new Concatenate(), "fine", "up")
                .then("conv", along(16, 7))
                .then("wave", classes(4))
                .spread(new DataSpec.None());
    }

    /// The picture as 28 steps of 28 pixels.
    static GraphDocument scanned() {
        return ConvolutionExamples.picture()
                .then("rows", new ToSequence(28, 28))
                .then("gru", new Gru(48))
                .then("end", new LastStep())
                .then("digit", classes(10))
                .winding(3, DIGITS);
    }

    static GraphDocument reversed() {
        return digits().then("places", PLACES)
                .then("attention", new SelfAttention(2, false))
                .read("sum1", new Add(), "places", "attention")
                .then("norm1", LayerNorm.KIND.defaults())
                .then("widen", new Dense(2 * WIDTH, Activation.GELU))
                .then("narrow", new Dense(WIDTH, Activation.IDENTITY))
                .read("sum2", new Add(), "norm1", "narrow")
                .then("norm2", LayerNorm.KIND.defaults())
                .then("reversed", classes(10))
                .winding(4, REVERSAL);
    }

    /// What is written asks the memory of what was read.
    static GraphDocument lookup() {
        return digits().then("read places", PLACES)
                .then("self-attention", new SelfAttention(2, false))
                .read("read sum", new Add(), "read places", "self-attention")
                .then("memory", LayerNorm.KIND.defaults())
                .from("words")
                .then("write places", PLACES)
                .read("lookup", new CrossAttention(2, true), "write places", "memory")
                .read("write sum", new Add(), "write places", "lookup")
                .then("norm", LayerNorm.KIND.defaults())
                .then("dense", new Dense(2 * WIDTH, Activation.GELU))
                .then("reversed", classes(10))
                .winding(4, REVERSAL);
    }
}
