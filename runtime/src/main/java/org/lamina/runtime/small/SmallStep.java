package org.lamina.runtime.small;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.UpdateRule;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.engine.WatchedLoss;
import org.lamina.runtime.small.SmallNetwork.Part;
import org.lamina.runtime.small.SmallNetwork.Stretch;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Takes training steps of one network. Reads parameters and optimiser state from the engine's arrays before each step
/// and writes them back after it, so that these are always the truth. Confined to one thread.
final class SmallStep {

    private final ComputationGraph graph;
    private final SmallNetwork network;

    /// The graph makes a new view, which the engine must free again, each time it is asked.
    private final INDArray kept;

    private final float[] parameters;
    private final float[] gradient;

    /// What the optimiser makes of the gradient; nothing at frozen parameters.
    private final float[] update;

    private final List<Memory> memories;
    private final Map<Integer, Buffers> buffers = new HashMap<>();

    SmallStep(ComputationGraph graph, SmallNetwork network) {
        this.graph = graph;
        this.network = network;
        kept = graph.params();
        parameters = new float[Math.toIntExact(graph.numParams())];
        gradient = new float[parameters.length];
        update = new float[parameters.length];
        memories = network.stretches().stream()
                .map(stretch ->
                        new Memory(stretch, new float[stretch.count()], new float[network.states()][stretch.count()]))
                .toList();
    }

    /// What the optimiser remembers of parameters side by side.
    private record Memory(Stretch stretch, float[] update, float[][] states) {}

    /// The values of all layers for a batch, unit by unit.
    ///
    /// @param slopes of the loss, by the same values
    private record Buffers(int samples, float[] rows, float[][] values, float[][] sums, float[][] slopes) {
        Buffers(SmallNetwork network, int samples) {
            this(
                    samples,
                    new float[samples * network.inputs()],
                    new float[network.layers().size() + 1][],
                    new float[network.layers().size() + 1][],
                    new float[network.layers().size() + 1][]);
            int width = network.inputs();
            for (int layer = 0; layer < values.length; layer++) {
                width = layer == 0
                        ? width
                        : network.layers().get(layer - 1).stage().units();
                values[layer] = new float[width * samples];
                sums[layer] = new float[width * samples];
                slopes[layer] = new float[width * samples];
            }
        }
    }

    /// Batches come in few sizes.
    private Buffers buffers(int samples) {
        return buffers.computeIfAbsent(samples, size -> new Buffers(network, size));
    }

    /// The outputs for a batch given sample by sample, likewise sample by sample.
    float[] outputs(float[] rows, int samples) {
        RowMajor.readFloats(kept, parameters);
        float[] sums = forward(rows, samples);
        float[] values = new float[sums.length];
        for (int at = 0; at < sums.length; at += network.units()) {
            network.loss().values(sums, at, values, network.units());
        }
        return values;
    }

    void take(INDArray input, INDArray answers) {
        int samples = Math.toIntExact(input.size(0));
        Buffers b = buffers(samples);
        RowMajor.readFloats(kept, parameters);
        RowMajor.readFloats(input, b.rows);
        float[] sums = forward(b.rows, samples);
        float[] right = RowMajor.readFloats(answers);
        WatchedLoss watched = network.watchedLoss();
        if (watched != null) {
            watched.show(right, sums);
        }
        double loss = lossAndSlopes(sums, right, b);
        backward(b);
        graph.setScore(loss / samples + penalties());
        RowMajor.writeFloats(gradient, graph.getFlattenedGradients());
        tell();
        update(samples);
        int iteration = graph.getIterationCount();
        int epoch = graph.getEpochCount();
        for (TrainingListener listener : graph.getListeners()) {
            listener.iterationDone(graph, iteration, epoch);
        }
        graph.getConfiguration().setIterationCount(iteration + 1);
    }

    /// Listeners may end the step here by an exception; the weights are still as they were.
    private void tell() {
        for (TrainingListener listener : graph.getListeners()) {
            listener.onBackwardPass(graph);
        }
        for (TrainingListener listener : graph.getListeners()) {
            listener.onGradientCalculation(graph);
        }
    }

    /// The last layer's weighted sums, sample by sample.
    private float[] forward(float[] rows, int samples) {
        Buffers b = buffers(samples);
        turn(rows, b.values[0], samples, network.inputs());
        List<Part> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            DenseStage stage = layers.get(i).stage();
            stage.sums(parameters, b.values[i], b.sums[i + 1], samples);
            stage.values(b.sums[i + 1], b.values[i + 1], samples);
        }
        float[] sums = new float[samples * network.units()];
        turn(b.sums[layers.size()], sums, network.units(), samples);
        return sums;
    }

    private double lossAndSlopes(float[] sums, float[] right, Buffers b) {
        int units = network.units();
        RowLoss function = network.loss();
        float[] values = new float[sums.length];
        double loss = 0;
        for (int at = 0; at < sums.length; at += units) {
            function.values(sums, at, values, units);
            for (int i = at; i < at + units; i++) {
                loss += function.loss(values[i], right[i], units);
                values[i] = function.slope(values[i], right[i], units);
            }
        }
        turn(values, b.slopes[network.layers().size()], b.samples, units);
        return loss;
    }

    private void backward(Buffers b) {
        List<Part> layers = network.layers();
        for (int i = layers.size(); i > 0; i--) {
            DenseStage stage = layers.get(i - 1).stage();
            stage.throughSquash(b.sums[i], b.values[i], b.slopes[i], b.samples);
            stage.gradient(b.values[i - 1], b.slopes[i], gradient, b.samples);
            if (i > 1) {
                stage.back(parameters, b.slopes[i], b.slopes[i - 1], b.samples);
            }
        }
    }

    private double penalties() {
        double sum = 0;
        for (Part part : network.layers()) {
            sum += part.penalty()
                    .loss(parameters, part.stage().weightsAt(), part.stage().weights());
        }
        return sum;
    }

    private void update(int samples) {
        int iteration = graph.getIterationCount();
        int epoch = graph.getEpochCount();
        float share = 1f / samples;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= share;
        }
        for (Part part : network.layers()) {
            DenseStage stage = part.stage();
            int from = Math.min(stage.weightsAt(), stage.biasAt());
            part.clip().apply(gradient, from, stage.weights() + stage.units());
            part.penalty().addTo(gradient, parameters, stage.weightsAt(), stage.weights());
        }
        INDArray memory = stateArray();
        float[][] states =
                memories.stream().flatMap(one -> Stream.of(one.states())).toArray(float[][]::new);
        if (memory != null) {
            RowMajor.readFloats(memory, states);
        }
        for (Memory one : memories) {
            Stretch stretch = one.stretch();
            UpdateRule rule = UpdateRule.of(stretch.optimiser(), iteration, epoch);
            System.arraycopy(gradient, stretch.from(), one.update(), 0, stretch.count());
            rule.run(one.update(), one.states(), stretch.count());
            System.arraycopy(one.update(), 0, update, stretch.from(), stretch.count());
        }
        for (Part part : network.layers()) {
            DenseStage stage = part.stage();
            double rate = part.optimiser().getLearningRate(iteration, epoch);
            part.penalty().decay(update, parameters, stage.weightsAt(), stage.weights(), rate);
        }
        for (int i = 0; i < update.length; i++) {
            parameters[i] -= update[i];
        }
        for (Part part : network.layers()) {
            part.limit().apply(parameters, part.stage());
        }
        RowMajor.writeFloats(parameters, kept);
        RowMajor.writeFloats(update, graph.getFlattenedGradients());
        if (memory != null) {
            RowMajor.writeFloats(states, memory);
        }
    }

    private @Nullable INDArray stateArray() {
        return network.states() == 0 ? null : graph.getUpdater().getStateViewArray();
    }

    /// From `rows` rows of `columns` values to `columns` rows.
    private static void turn(float[] from, float[] to, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
    }
}
