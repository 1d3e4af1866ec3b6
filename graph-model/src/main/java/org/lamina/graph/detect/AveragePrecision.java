package org.lamina.graph.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How good the boxes of a detector are over many images: mean average precision, where a box is right that overlaps
/// an object of its class by one half and more, and no surer box was right about that object (Everingham et al. 2010,
/// with the area under the whole curve).
public final class AveragePrecision {
    /// From this intersection over union on a box frames an object.
    public static final double HIT = 0.5;

    private final List<List<Guess>> guesses = new ArrayList<>();
    private final int[] objects;

    private record Guess(double confidence, boolean isRight) {}

    public AveragePrecision(int classes) {
        objects = new int[classes];
        IntStream.range(0, classes).forEach(_ -> guesses.add(new ArrayList<>()));
    }

    /// One more image.
    ///
    /// @param found the surest first
    public void add(List<Detected> found, List<Detected> truth) {
        truth.forEach(object -> objects[object.type()]++);
        boolean[] right = right(found, truth);
        for (int i = 0; i < right.length; i++) {
            Detected one = found.get(i);
            guesses.get(one.type()).add(new Guess(one.confidence(), right[i]));
        }
    }

    /// Which boxes of an image are right.
    ///
    /// @param found the surest first
    public static boolean[] right(List<Detected> found, List<Detected> truth) {
        List<Detected> open = new ArrayList<>(truth);
        boolean[] right = new boolean[found.size()];
        for (int i = 0; i < right.length; i++) {
            int hit = hit(found.get(i), open);
            right[i] = hit >= 0;
            if (right[i]) {
                open.remove(hit);
            }
        }
        return right;
    }

    /// How many objects of an image were missed, and how many boxes are wrong.
    ///
    /// @param found the surest first
    public static int mistakes(List<Detected> found, List<Detected> truth) {
        int hits = 0;
        for (boolean one : right(found, truth)) {
            hits += one ? 1 : 0;
        }
        return found.size() + truth.size() - 2 * hits;
    }

    /// The object that a box frames, of those that no surer box did; -1 where there is none.
    private static int hit(Detected one, List<Detected> open) {
        int best = -1;
        double most = HIT;
        for (int i = 0; i < open.size(); i++) {
            double overlap = open.get(i).type() == one.type() ? open.get(i).overlap(one) : -1;
            if (overlap >= most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    /// The mean over the classes that occur; NaN where no image has an object.
    public double mean() {
        return IntStream.range(0, objects.length)
                .filter(type -> objects[type] > 0)
                .mapToDouble(type -> average(guesses.get(type), objects[type]))
                .average()
                .orElse(Double.NaN);
    }

    /// The area under precision over recall, where precision is the best one at that recall or a higher one.
    private static double average(List<Guess> ofClass, int objects) {
        List<Guess> sorted = new ArrayList<>(ofClass);
        sorted.sort(Comparator.comparingDouble(Guess::confidence).reversed());
        double[] precision = new double[sorted.size()];
        int right = 0;
        for (int i = 0; i < precision.length; i++) {
            right += sorted.get(i).isRight ? 1 : 0;
            precision[i] = right / (i + 1.0);
        }
        double area = 0;
        double best = 0;
        for (int i = precision.length - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            area += sorted.get(i).isRight ? best / objects : 0;
        }
        return area;
    }
}
