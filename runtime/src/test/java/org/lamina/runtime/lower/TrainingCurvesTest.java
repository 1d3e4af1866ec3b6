package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.accel.OneDnn;
import org.lamina.runtime.net.NativeThreads;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Two hundred steps of training take the same way as with the engine's own layers: what they differ by is what
/// roundings of a ten-millionth in the first weights make of themselves.
class TrainingCurvesTest {
    private static final int STEPS = 200;
    private static final int BATCH = 16;
    private static final int CLASSES = 4;
    private static final int BATCHES = 8;
    private static final int SEEDS = 3;
    private static final double PERTURBATION = 1e-7;

    /// Fast enough for the slowest of the networks to learn in so few steps.
    private static final double RATE = 0.004;

    record Case(String name, List<LayerSpec> layers, int... sample) {
        @Override
        public String toString() {
            return name;
        }

        GraphDocument document(int seed) {
            TrainingSettings settings = TrainingSettings.DEFAULT.withSeed(seed);
            settings = settings.withOptimizer(settings.optimizer().withLearningRate(RATE));
            Sketch sketch = Sketch.on(new DataSpec.None()).training(settings);
            for (int i = 0; i < layers.size(); i++) {
                sketch.then("n" + i, layers.get(i));
            }
            return sketch.then("out", Output.KIND.defaults().withUnits(CLASSES)).document();
        }
    }

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
        NativeThreads.use(1);
    }

    static Stream<Case> cases() {
        Pool2d halved = new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID);
        return Stream.of(
                new Case(
                        "lenet",
                        List.of(
                                new ImageInput(1, 12, 12),
                                convolution(8),
                                halved,
                                convolution(12),
                                new Flatten(),
                                new Dense(24, Activation.RELU)),
                        1,
                        12,
                        12),
                new Case("wide", List.of(new ImageInput(2, 8, 8), wide(), wide(), halved, new Flatten()), 2, 8, 8),
                new Case(
                        "dense",
                        List.of(new VectorInput(30), new Dense(40, Activation.RELU), new Dense(20, Activation.TANH)),
                        30),
                new Case("lstm", List.of(new SequenceInput(6, 7), new Lstm(12), new LastStep()), 6, 7),
                new Case(
                        "peepholes",
                        List.of(new SequenceInput(6, 7), new Lstm(12).withPeepholes(true), new LastStep()),
                        6,
                        7));
    }

    private static Conv2d convolution(int filters) {
        return Conv2d.KIND.defaults().withFilters(filters);
    }

    /// As many channels as it takes for Winograd's way, on processors that have it.
    private static Conv2d wide() {
        return convolution(64).withPadding(Padding.SAME);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curvesDifferByNoMoreThanRoundingsMakeOfThemselves(Case c) {
        List<Double> fast = new ArrayList<>();
        List<Double> perturbed = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            GraphDocument document = c.document(seed);
            List<DataSet> batches = batches(c, new Random(seed));
            ComputationGraph stock = graph(GraphLowering.portable(document, RATE));
            ComputationGraph near = graph(GraphLowering.portable(document, RATE));
            ComputationGraph ours = graph(GraphLowering.lower(document).configuration());
            ours.setParams(stock.params().dup());
            near.setParams(perturbed(stock.params(), new Random(seed)));
            double[] curve = curve(stock, batches);
            assertTrue(curve[STEPS - 1] < curve[0] / 2, () -> "does not learn: " + Arrays.toString(curve));
            fast.add(distance(curve, curve(ours, batches)));
            perturbed.add(distance(curve, curve(near, batches)));
        }
        assertTrue(median(fast) <= median(perturbed), () -> fast + " against " + perturbed);
    }

    private static ComputationGraph graph(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static INDArray perturbed(INDArray parameters, Random random) {
        INDArray noise = Nd4j.createFromArray(
                random.doubles(parameters.length(), -PERTURBATION, PERTURBATION).toArray());
        return parameters.add(noise.castTo(parameters.dataType()).reshape(parameters.shape()));
    }

    /// One pattern a class, and noise as strong.
    private static List<DataSet> batches(Case c, Random random) {
        int length = IntStream.of(c.sample()).reduce(1, Math::multiplyExact);
        double[][] patterns = new double[CLASSES][];
        Arrays.setAll(patterns, _ -> gaussian(random, length));
        List<DataSet> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            float[] values = new float[BATCH * length];
            INDArray labels = Nd4j.zeros(BATCH, CLASSES);
            for (int sample = 0; sample < BATCH; sample++) {
                int right = random.nextInt(CLASSES);
                labels.putScalar(sample, right, 1);
                for (int at = 0; at < length; at++) {
                    values[sample * length + at] = (float) (patterns[right][at] + random.nextGaussian());
                }
            }
            int[] shape = IntStream.concat(IntStream.of(BATCH), IntStream.of(c.sample()))
                    .toArray();
            batches.add(new DataSet(Nd4j.create(values, shape, 'c'), labels));
        }
        return batches;
    }

    private static double[] gaussian(Random random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return values;
    }

    /// The loss of every step.
    private static double[] curve(ComputationGraph graph, List<DataSet> batches) {
        double[] losses = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            graph.fit(batches.get(step % batches.size()));
            losses[step] = graph.score();
        }
        return losses;
    }

    /// How far two curves are ever apart.
    private static double distance(double[] left, double[] right) {
        return IntStream.range(0, STEPS)
                .mapToDouble(step -> Math.abs(left[step] - right[step]))
                .max()
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
