package org.lamina.runtime.train;

import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.data.MemoryFiles;

/// Small documents with made-up data that train in a second.
public final class Documents {

    public static final DataSpec XOR = new DataSpec.Points(DataSpec.Points.Pattern.XOR);

    private Documents() {}

    /// 200 points in four clouds; opposite clouds belong together.
    public static MemoryFiles files() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("x,y,label\n");
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            text.append(String.format(Locale.ROOT, "%.4f,%.4f,%d%n", x, y, x * y > 0 ? 1 : 0));
        }
        return new MemoryFiles().text("synthetic/xor.csv", text.toString());
    }

    public static TrainingSettings settings(int epochs) {
        return TrainingSettings.DEFAULT
                .withEpochs(epochs)
                .withBatchSize(16)
                .withOptimizer(new OptimizerSpec.Adam(0.02, 0.9, 0.999));
    }

    /// Points through a hidden layer, batch normalisation and dropout.
    public static GraphDocument points(TrainingSettings settings) {
        return Sketch.on(XOR)
                .training(settings)
                .chain(
                        "in", new VectorInput(2),
                        "hidden", new Dense(16, Activation.TANH),
                        "norm", new BatchNorm(0.9, 1e-5),
                        "drop", new Dropout(0.1),
                        "out", Output.KIND.defaults().withUnits(2))
                .document();
    }

    /// Points through nothing but weighted sums, which train in plain Java.
    public static GraphDocument dense(TrainingSettings settings) {
        return dense(settings, Losses.SOFTMAX_CROSS_ENTROPY);
    }

    /// The same with another loss.
    public static GraphDocument dense(TrainingSettings settings, LossSpec loss) {
        return Sketch.on(XOR)
                .training(settings)
                .chain(
                        "in", new VectorInput(2),
                        "hidden", new Dense(8, Activation.TANH),
                        "deep", new Dense(6, Activation.RELU),
                        "out", new Output(2, loss))
                .document();
    }

    /// Points through a variational autoencoder.
    public static GraphDocument variational(TrainingSettings settings) {
        return Sketch.on(XOR)
                .learningInput()
                .training(settings)
                .chain("in", new VectorInput(2), "hidden", new Dense(8, Activation.TANH))
                .then("mean", new Dense(2, Activation.IDENTITY))
                .from("hidden")
                .then("variance", new Dense(2, Activation.IDENTITY))
                .from("mean")
                .then("sample", new Sampling(0.02))
                .link("variance", "sample")
                .then("back", new Dense(8, Activation.TANH))
                .then("out", new Output(2, new LossSpec.MeanSquaredError()))
                .document();
    }

    /// Sequences through recurrent layers that read both ways, an answer at each step;
    /// as many batches an epoch as points make.
    public static GraphDocument bidirectional(TrainingSettings settings) {
        return Sketch.on(new DataSpec.Reversal(5, 160))
                .training(settings)
                .chain(
                        "in", new TokenInput(10, 5),
                        "embed", new Embedding(8),
                        "lstm", new Lstm(6, Direction.BOTH),
                        "gru", new Gru(5, Direction.BOTH),
                        "rnn", new SimpleRnn(7, Direction.BACKWARD),
                        "peepholes", new Lstm(4, Direction.BOTH, true),
                        "out", Output.KIND.defaults().withUnits(10))
                .document();
    }

    /// The same document with these nodes frozen.
    public static GraphDocument frozen(GraphDocument document, String... names) {
        return learning(document, usual -> usual.withFrozen(true), names);
    }

    /// The same document in which these nodes learn in another way.
    public static GraphDocument learning(GraphDocument document, UnaryOperator<Learning> change, String... names) {
        Set<String> chosen = Set.of(names);
        Network network = document.network();
        return document.withNetwork(new Network(
                network.nodes().stream()
                        .map(node ->
                                chosen.contains(node.name()) ? node.withLearning(change.apply(node.learning())) : node)
                        .toList(),
                network.connections()));
    }

    /// Sequences through attention, an answer at each step.
    public static GraphDocument reversal(TrainingSettings settings) {
        return Sketch.on(new DataSpec.Reversal(5, 200))
                .training(settings)
                .chain(
                        "in", new TokenInput(10, 5),
                        "embed", new Embedding(8),
                        "place", new PositionalEncoding(PositionalEncoding.Style.LEARNED),
                        "attend", new SelfAttention(2, false),
                        "out", Output.KIND.defaults().withUnits(10))
                .document();
    }
}
