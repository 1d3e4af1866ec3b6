package org.lamina.runtime.train;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.net.Answers;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.lamina.runtime.net.OutputAnswers;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Looks over the engine's shoulder during one training step: counts the right answers of the first output, and stops
/// the step before a gradient that is not finite can reach the weights.
final class BatchWatch extends BaseTrainingListener {

    private final OutputColumn output;
    private final String source;
    private final Answers answers;
    private @Nullable Batch batch;
    private int right;

    /// A loss or a gradient is not finite; the weights are still as they were.
    static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFinite() {
            super("The loss or a gradient is not finite", null, false, false);
        }
    }

    BatchWatch(LiveNetwork network) {
        output = network.outputs().getFirst();
        source = network.flow().sourcesOf(output.node().id()).getFirst().value();
        answers = OutputAnswers.of(output);
    }

    void watch(Batch next) {
        batch = next;
        right = 0;
    }

    int right() {
        return right;
    }

    /// How many answers of the first output a batch has; 0 where they have no classes.
    int answered(Batch of) {
        return answers.hasClasses() ? of.size() * answers.steps() : 0;
    }

    /// The engine leaves the output layer out here, so its weighted sums are made again; they are small.
    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        Batch watched = batch;
        INDArray input = activations.get(source);
        if (watched == null || input == null || !answers.hasClasses()) {
            return;
        }
        Map<String, INDArray> weights =
                ((ComputationGraph) model).getLayer(output.node().id().value()).paramTable();
        INDArray w = Objects.requireNonNull(weights.get("W"));
        INDArray rows = input.rank() == 3
                ? input.permute(0, 2, 1).dup('c').reshape('c', input.size(0) * input.size(2), input.size(1))
                : input;
        INDArray sums = rows.mmul(w).addiRowVector(Objects.requireNonNull(weights.get("b")));
        float[] values = RowMajor.readFloats(sums);
        float[] correct = watched.targets()[0];
        for (int answer = 0; answer < answers.count(correct); answer++) {
            if (classOf(values, answer) == answers.classOf(correct, answer)) {
                right++;
            }
        }
    }

    /// The sums lie row by row, an answer each; a sigmoid passes one half where its sum passes zero.
    private int classOf(float[] sums, int answer) {
        int units = answers.units();
        if (units == 1) {
            return sums[answer] >= 0 ? 1 : 0;
        }
        int best = 0;
        for (int unit = 1; unit < units; unit++) {
            if (sums[answer * units + unit] > sums[answer * units + best]) {
                best = unit;
            }
        }
        return best;
    }

    @Override
    public void onGradientCalculation(Model model) {
        ComputationGraph graph = (ComputationGraph) model;
        if (!Double.isFinite(graph.score())
                || !Double.isFinite(graph.getFlattenedGradients().sumNumber().doubleValue())) {
            throw new NotFinite();
        }
    }
}
