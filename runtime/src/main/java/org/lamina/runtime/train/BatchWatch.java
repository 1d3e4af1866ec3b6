package org.lamina.runtime.train;

import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.layer.Output;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.engine.WatchedLoss;
import org.lamina.runtime.net.Answers;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.lamina.runtime.net.OutputAnswers;

/// Looks over the engine's shoulder during one training step: counts the right answers of the first output, and stops
/// the step before a gradient that is not finite can reach the weights.
final class BatchWatch extends BaseTrainingListener {

    private final @Nullable Answers answers;
    private int right;
    private int answered;

    /// A loss or a gradient is not finite; the weights are still as they were.
    static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFinite() {
            super("The loss or a gradient is not finite", null, false, false);
        }
    }

    private BatchWatch(@Nullable Answers answers) {
        this.answers = answers;
    }

    /// Watches every training step of this network from now on.
    static BatchWatch on(LiveNetwork network) {
        OutputColumn output = network.outputs().getFirst();
        boolean mayHaveClasses = output.spec() instanceof Output;
        BatchWatch watch = new BatchWatch(mayHaveClasses ? OutputAnswers.of(output) : null);
        ComputationGraph graph = network.graph();
        graph.setListeners(watch);
        if (watch.answers != null && watch.answers.hasClasses()) {
            switch (graph.getLayer(output.node().id().value()).conf().getLayer()) {
                case BaseOutputLayer layer -> layer.setLossFn(new WatchedLoss(layer.getLossFn(), watch::count));
                case CnnLossLayer layer -> layer.setLossFn(new WatchedLoss(layer.getLossFn(), watch::count));
                default -> {}
            }
        }
        return watch;
    }

    /// Of the last step.
    int right() {
        return right;
    }

    /// How many answers of the first output the last step had; 0 where they have no classes.
    int answered() {
        return answered;
    }

    private void count(float[] correct, float[] sums) {
        Answers watched = Objects.requireNonNull(answers);
        right = watched.rightOfSums(sums, correct);
        answered = sums.length / watched.units();
    }

    @Override
    public void onGradientCalculation(Model model) {
        ComputationGraph graph = (ComputationGraph) model;
        if (!Double.isFinite(graph.score()) || !RowMajor.isFinite(graph.getFlattenedGradients())) {
            throw new NotFinite();
        }
    }
}
