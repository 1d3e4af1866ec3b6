package org.lamina.ui.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;

/// Snapshots as an engine would give them, computed from a drawn digit and simple formulas.
public final class Snapshots {
    public static final int SIDE = 28;
    private static final NodeId NODE = new NodeId("conv1");
    private static final SampleRef SAMPLE = new SampleRef.InSplit(SampleRef.Split.TEST, 0);

    private Snapshots() {}

    /// The digit seven, drawn with two strokes; pixels 0 to 255.
    public static Sample seven() {
        float[] pixels = new float[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double bar = distance(column, row, 7, 7, 20, 7);
                double leg = distance(column, row, 20, 7, 12, 22);
                pixels[row * SIDE + column] = (float) Math.clamp(255 * (2.2 - Math.min(bar, leg)), 0, 255);
            }
        }
        return sample(List.of(Tensor.of(pixels, 1, SIDE, SIDE)), 7, List.of());
    }

    public static Sample sample(List<Tensor> inputs, int label, List<String> tokens) {
        return new Sample(SAMPLE, inputs, List.of(new int[] {label}), List.of(), tokens);
    }

    public static Snapshot.Activations activations(Sample sample, Tensor values) {
        return new Snapshot.Activations(new ProbeRequest.Activations(NODE, SAMPLE), 1041, sample, values);
    }

    /// The digit under random 3 by 3 filters, without activation function.
    public static Snapshot.Activations featureMaps(int filters) {
        Sample seven = seven();
        float[] pixels = seven.inputs().getFirst().values();
        SplittableRandom random = new SplittableRandom(4);
        int side = SIDE - 2;
        float[] maps = new float[filters * side * side];
        for (int filter = 0; filter < filters; filter++) {
            double[] kernel = random.doubles(9, -0.6, 0.7).toArray();
            for (int at = 0; at < side * side; at++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += kernel[k] * pixels[(at / side + k / 3) * SIDE + at % side + k % 3] / 255;
                }
                maps[filter * side * side + at] = (float) sum;
            }
        }
        return activations(seven, Tensor.of(maps, filters, side, side));
    }

    public static Snapshot.Filters filters(int filters, int channels) {
        float[] weights = new float[filters * channels * 9];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
        return new Snapshot.Filters(new ProbeRequest.Filters(NODE), 1041, Tensor.of(weights, filters, channels, 3, 3));
    }

    /// Heads that look at the mirrored position, each with its own sharpness; rows sum to 1.
    public static Snapshot.Attention attention(int heads, List<String> tokens) {
        int length = tokens.size();
        float[] weights = new float[heads * length * length];
        for (int head = 0; head < heads; head++) {
            for (int query = 0; query < length; query++) {
                double sum = 0;
                int row = (head * length + query) * length;
                for (int key = 0; key < length; key++) {
                    int target = head % 2 == 0 ? length - 1 - query : query;
                    double weight = Math.exp(-Math.abs(key - target) * (0.4 + head * 0.5));
                    weights[row + key] = (float) weight;
                    sum += weight;
                }
                for (int key = 0; key < length; key++) {
                    weights[row + key] = (float) (weights[row + key] / sum);
                }
            }
        }
        Sample sample = sample(List.of(Tensor.of(new float[length], length)), 0, tokens);
        return new Snapshot.Attention(
                new ProbeRequest.Attention(NODE, SAMPLE), 1041, sample, Tensor.of(weights, heads, length, length));
    }

    /// A layer after ReLU: half of the values zero, the rest half a bell.
    public static Snapshot.Histogram histogram() {
        long[] counts = new long[50];
        for (int bin = 0; bin < counts.length; bin++) {
            double z = (bin - 18) / 9.0;
            counts[bin] = Math.round(900 * Math.exp(-z * z / 2));
        }
        return new Snapshot.Histogram(
                new ProbeRequest.Histogram(NODE), 1041, -1.2, 2.8, counts, 0.2613, 0.7421, 0.034, 2, 64);
    }

    public static Snapshot.Prediction prediction(Sample sample, Tensor... outputs) {
        List<Snapshot.OutputValues> values = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            values.add(new Snapshot.OutputValues(new NodeId("out" + i), i, outputs[i]));
        }
        return new Snapshot.Prediction(new ProbeRequest.Prediction(SAMPLE), 1041, sample, values);
    }

    public static Snapshot.Prediction sevenRecognised() {
        return prediction(
                seven(),
                Tensor.of(
                        new float[] {0.004f, 0.003f, 0.021f, 0.032f, 0.002f, 0.004f, 0.001f, 0.918f, 0.006f, 0.009f},
                        10));
    }

    /// Three classes around three centres.
    public static Snapshot.Plane boundary(int resolution) {
        float[] values = new float[3 * resolution * resolution];
        for (int row = 0; row < resolution; row++) {
            for (int column = 0; column < resolution; column++) {
                double x = -1 + 2.0 * column / (resolution - 1);
                double y = 1 - 2.0 * row / (resolution - 1);
                double[] scores = new double[3];
                for (int unit = 0; unit < 3; unit++) {
                    double angle = unit * 2 * Math.PI / 3 + 3 * Math.hypot(x, y);
                    scores[unit] = Math.exp(4 * (x * Math.cos(angle) + y * Math.sin(angle)));
                }
                double sum = Arrays.stream(scores).sum();
                for (int unit = 0; unit < 3; unit++) {
                    values[(unit * resolution + row) * resolution + column] = (float) (scores[unit] / sum);
                }
            }
        }
        return new Snapshot.Plane(
                new ProbeRequest.Plane(new NodeId("output"), resolution),
                1041,
                new Snapshot.Area(-1, 1, -1, 1),
                true,
                Tensor.of(values, 3, resolution, resolution));
    }

    /// Points of a spiral with three arms.
    public static List<Sample> spiral(int count) {
        List<Sample> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double radius = (i / 3 + 1) * 3.0 / count;
            double angle = i % 3 * 2 * Math.PI / 3 + 3 * radius;
            float[] place = {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
            points.add(sample(List.of(Tensor.of(place, 2)), i % 3, List.of()));
        }
        return points;
    }

    public static OutputEvaluation evaluation(int classes) {
        long[][] confusion = new long[classes][classes];
        long right = 0;
        long all = 0;
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                long count =
                        actual == predicted ? 960 + actual * 7 : Math.max(0, (actual * 31 + predicted * 17) % 23 - 14);
                confusion[actual][predicted] = count;
                all += count;
                right += actual == predicted ? count : 0;
            }
        }
        return new OutputEvaluation(
                NODE,
                0,
                (double) right / all,
                confusion,
                new int[0],
                new int[0],
                new float[0],
                1,
                Double.NaN,
                new float[0]);
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double along = Math.clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
    }
}
