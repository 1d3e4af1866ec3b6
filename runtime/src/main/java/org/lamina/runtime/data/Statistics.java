package org.lamina.runtime.data;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.run.DataPreview.Scaling;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.DataSignature.Target;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.shape.Shape;

/// Numbers about the training split: scaling, ranges, class counts.
final class Statistics {

    /// A column that never changes is only shifted.
    private static final double SMALLEST_DEVIATION = 1e-12;

    private Statistics() {}

    static List<Scaling> scaling(Dataset data) {
        List<Scaling> scaling = new ArrayList<>();
        for (int column = 0; column < data.signature().inputs().size(); column++) {
            scaling.add(
                    data.isNumeric(column)
                            ? switch (data.settings().normalisation()) {
                                case NONE -> new Scaling(0, 1);
                                case UNIT -> new Scaling(0, data.source().unit(column));
                                case STANDARD -> standard(data, column);
                            }
                            : new Scaling(0, 1));
        }
        return List.copyOf(scaling);
    }

    private static Scaling standard(Dataset data, int column) {
        float[] values = new float[Math.toIntExact(data.shape(column).elements())];
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int sample : data.samples(Split.TRAINING)) {
            data.source().input(sample, column, values, 0);
            for (float value : values) {
                sum += value;
                squares += (double) value * value;
            }
            count += values.length;
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return new Scaling(mean, deviation < SMALLEST_DEVIATION ? 1 : deviation);
    }

    /// The smallest and the largest raw value of a column.
    static double[] range(Dataset data, int column) {
        float[] values = new float[Math.toIntExact(data.shape(column).elements())];
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int sample : data.samples(Split.TRAINING)) {
            data.source().input(sample, column, values, 0);
            for (float value : values) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        return range;
    }

    /// How many answers of each class the training split has; empty for numbers.
    static long[] classCounts(Dataset data, int target) {
        long[] counts = new long[classes(data.signature().targets().get(target))];
        if (counts.length > 0) {
            for (int sample : data.samples(Split.TRAINING)) {
                for (int label : data.source().labels(sample, target)) {
                    counts[label]++;
                }
            }
        }
        return counts;
    }

    /// How many classes a target has: two for yes or no, none for numbers.
    static int classes(Target target) {
        if (target.task() != Task.CLASSES) {
            return target.task() == Task.BINARY ? 2 : 0;
        }
        return switch (target.shape()) {
            case Shape.Vector vector -> vector.features();
            case Shape.Sequence sequence -> sequence.features();
            case Shape.Image image -> image.channels();
            case Shape.Volume volume -> volume.channels();
            case Shape.Tokens tokens -> tokens.vocabulary();
        };
    }
}
