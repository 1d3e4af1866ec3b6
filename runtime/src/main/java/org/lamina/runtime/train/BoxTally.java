package org.lamina.runtime.train;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.detect.AveragePrecision;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.detect.Detections;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.detect.DetectionGrid;
import org.lamina.runtime.detect.DetectionLoss;
import org.lamina.runtime.detect.GridTruth;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;

/// Adds up how a detection output answers: its loss, and mean average precision in place of a share of right answers.
final class BoxTally implements Tally {
    /// Less sure boxes are as good as none.
    private static final double LEAST = 0.01;

    /// As sure as a box must be to count as a mistake where it is wrong.
    private static final double SURE = 0.5;

    private final OutputColumn output;
    private final YoloOutput spec;
    private final Shape.Image answer;
    private final DetectionGrid grid;
    private final DetectionLoss lossOfBoxes;
    private final AveragePrecision precision;
    private final float[] mistakes;
    private double loss;
    private int count;

    BoxTally(OutputColumn output, YoloOutput spec, int samples) {
        this.output = output;
        this.spec = spec;
        answer = output.answer();
        grid = new DetectionGrid(spec.boxes().count(), spec.classes(), answer.height(), answer.width());
        lossOfBoxes = new DetectionLoss(grid, spec.lambdaCoord(), spec.lambdaNoObject());
        precision = new AveragePrecision(spec.classes());
        mistakes = new float[samples];
    }

    @Override
    public void add(float[] given, float[] correct, float @Nullable [] real) {
        int batch = grid.batch(given.length);
        float[] truth = GridTruth.of(correct, grid, batch);
        loss += Arrays.stream(lossOfBoxes.losses(doubles(given), doubles(truth)))
                .sum();
        int depth = Detected.EDGES + spec.classes();
        for (int sample = 0; sample < batch; sample++) {
            List<Detected> found = Detections.of(
                    spec, part(given, sample, batch, answer.channels(), answer.height(), answer.width()), LEAST);
            int most = correct.length / batch / depth;
            List<Detected> objects = Detected.truth(part(correct, sample, batch, depth, most));
            precision.add(found, objects);
            List<Detected> sure =
                    found.stream().filter(one -> one.confidence() >= SURE).toList();
            mistakes[count++] = AveragePrecision.mistakes(sure, objects);
        }
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static Tensor part(float[] values, int sample, int batch, int... shape) {
        int width = values.length / batch;
        return new Tensor(shape, Arrays.copyOfRange(values, sample * width, (sample + 1) * width));
    }

    @Override
    public double loss() {
        return loss / count;
    }

    @Override
    public double accuracy() {
        return precision.mean();
    }

    /// The error of a sample is the number of its mistakes.
    @Override
    public OutputEvaluation evaluation() {
        return new OutputEvaluation(
                output.node().id(),
                output.column(),
                accuracy(),
                new long[0][0],
                new int[0],
                new int[0],
                new float[0],
                1,
                Double.NaN,
                mistakes);
    }
}
