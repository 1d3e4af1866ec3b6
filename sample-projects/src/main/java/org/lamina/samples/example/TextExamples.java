package org.lamina.samples.example;

import static org.lamina.samples.template.Layers.classes;
import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.mean;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.CosineSimilarity;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Glu;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.ToImage;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.samples.template.Plan;

/// Networks that read poems character by character and name their genre.
final class TextExamples {
    private static final DataSpec.Poems POEMS = DataSpec.Poems.KIND.defaults();
    private static final DataSpec.Poems BEGINNINGS = new DataSpec.Poems(12, POEMS.vocabulary());
    private static final int WIDTH = 24;
    private static final int WAVES = 32;

    private TextExamples() {}

    private static Plan characters(DataSpec.Poems poems) {
        return Plan.of("characters", new TokenInput(poems.vocabulary(), poems.length()))
                .then("embedding", new Embedding(WIDTH));
    }

    private static Plan characters() {
        return characters(POEMS);
    }

    private static Conv1d along(int filters, int kernel, Padding padding, int dilation) {
        return new Conv1d(filters, kernel, 1, padding, dilation, Activation.RELU);
    }

    private static LastStep end() {
        return new LastStep();
    }

    /// Which characters there are, in whatever order.
    static GraphDocument bag() {
        return characters().then("mean", mean()).then("genre", classes(4)).winding(2, POEMS);
    }

    /// Pairs, triples and fours of characters, wherever they stand.
    static GraphDocument phrases() {
        Plan plan = characters();
        String[] found = new String[3];
        for (int i = 0; i < found.length; i++) {
            int length = i + 2;
            found[i] = "strongest" + length;
            plan.from("embedding")
                    .then("conv" + length, along(WAVES, length, Padding.SAME, 1))
                    .then(found[i], new GlobalPool(Reduction.MAX));
        }
        return plan.read("all", new Concatenate(), found)
                .then("drop", new Dropout(0.5))
                .then("genre", classes(4))
                .spread(POEMS);
    }

    /// Half as many steps after each convolution.
    static GraphDocument lines() {
        Pool1d half = new Pool1d(Reduction.MAX, 2, 2, Padding.VALID);
        return characters()
                .then("conv1", along(WAVES, 3, Padding.SAME, 1))
                .then("pool1", half)
                .then("conv2", along(WAVES, 3, Padding.SAME, 1))
                .then("pool2", half)
                .then("flatten", new Flatten())
                .then("genre", classes(4))
                .winding(4, POEMS);
    }

    /// Each step sees what came before it and nothing that follows.
    static GraphDocument causal() {
        return characters()
                .then("before1", new Border1d(false, 2, 0))
                .then("conv1", along(WAVES, 3, Padding.VALID, 1))
                .then("before2", new Border1d(false, 4, 0))
                .then("conv2", along(WAVES, 3, Padding.VALID, 2))
                .then("end", end())
                .then("genre", classes(4))
                .winding(4, POEMS);
    }

    /// A shortcut around a convolution that needs the outer steps and loses them.
    static GraphDocument shortened() {
        return characters()
                .then("conv1", along(WIDTH, 3, Padding.VALID, 1))
                .then("conv2", along(WIDTH, 3, Padding.VALID, 1))
                .read("crop", new Border1d(true, 2, 2), "embedding")
                .read("sum", new Add(), "crop", "conv2")
                .then("strongest", new GlobalPool(Reduction.MAX))
                .then("genre", classes(4))
                .spread(POEMS);
    }

    /// Half of the filters decide how much of the other half passes.
    static GraphDocument gated() {
        Conv1d both = along(2 * WAVES, 5, Padding.SAME, 1).withActivation(Activation.IDENTITY);
        return characters()
                .then("conv1", both)
                .then("gate1", new Glu(Activation.SIGMOID))
                .then("conv2", both)
                .then("gate2", new Glu(Activation.SIGMOID))
                .then("strongest", new GlobalPool(Reduction.MAX))
                .then("genre", classes(4))
                .winding(4, POEMS);
    }

    /// A column of the picture is a character; a filter reads three columns from top to bottom.
    static GraphDocument picture() {
        return characters()
                .then("picture", new ToImage(1, WIDTH, POEMS.length()))
                .then("conv", conv(WAVES, 3, 1).withKernel(new Size(WIDTH, 3)).withPadding(Padding.VALID))
                .then("strongest", new GlobalPool(Reduction.MAX))
                .then("genre", classes(4))
                .winding(3, POEMS);
    }

    /// Every place of a line has filters of its own.
    static GraphDocument metre() {
        return characters(BEGINNINGS)
                .then("local", LocallyConnected1d.KIND.defaults())
                .then("flatten", new Flatten())
                .then("genre", classes(4))
                .winding(3, BEGINNINGS);
    }

    /// From both ends, and what is known where each reading ends.
    static GraphDocument bothWays() {
        return characters()
                .then("lstm", new Lstm(WAVES, Direction.BOTH))
                .then("ends", new LastStep(Direction.BOTH))
                .then("genre", classes(4))
                .winding(3, POEMS);
    }

    /// Short enough for a memory that fades.
    static GraphDocument beginnings() {
        return characters(BEGINNINGS)
                .then("rnn", new SimpleRnn(WAVES))
                .then("end", end())
                .then("genre", classes(4))
                .winding(3, BEGINNINGS);
    }

    /// Each step counts as much as it matters.
    static GraphDocument telling() {
        return characters()
                .then("lstm", new Lstm(WAVES, Direction.BOTH))
                .then("attend", new AttentionPooling(1))
                .then("genre", classes(4))
                .winding(3, POEMS);
    }

    /// A layer as language models have them today: normalised first, places by rotation, gated with swish.
    static GraphDocument modern() {
        return characters()
                .then("norm1", RmsNorm.KIND.defaults())
                .then("attention", new SelfAttention(2, false).withRotary(true))
                .read("sum1", new Add(), "embedding", "attention")
                .then("norm2", RmsNorm.KIND.defaults())
                .then("widen", new Dense(4 * WIDTH, Activation.IDENTITY))
                .then("gate", new Glu(Activation.SWISH))
                .then("narrow", new Dense(WIDTH, Activation.IDENTITY))
                .read("sum2", new Add(), "sum1", "narrow")
                .then("norm3", RmsNorm.KIND.defaults())
                .then("mean", mean())
                .then("genre", classes(4))
                .winding(4, POEMS);
    }

    static GraphDocument features() {
        return characters()
                .then("drop", Noise.CHANNELS.defaults())
                .then("conv", along(WAVES, 3, Padding.SAME, 1))
                .then("strongest", new GlobalPool(Reduction.MAX))
                .then("genre", classes(4))
                .winding(3, POEMS);
    }

    /// Two texts as two vectors of one length; their angle tells whether they belong together.
    static GraphDocument pairs() {
        TokenInput text = new TokenInput(5000, 32);
        return Plan.of("question", text)
                .then("question words", new Embedding(WIDTH))
                .then("question mean", mean())
                .then("question vector", new Dense(WAVES, Activation.TANH))
                .read("answer", text)
                .then("answer words", new Embedding(WIDTH))
                .then("answer mean", mean())
                .then("answer vector", new Dense(WAVES, Activation.TANH))
                .read("angle", new CosineSimilarity(), "question vector", "answer vector")
                .then("fits", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                .spread(new DataSpec.None());
    }
}
