package org.lamina.graph.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    private static final int CLASSES = 3;

    private record Image(List<Detected> found, List<Detected> truth) {}

    private static Detected at(double left, int type, double confidence) {
        return new Detected(type, confidence, left, 0, left + 1, 1);
    }

    private static double mean(List<Image> images) {
        AveragePrecision precision = new AveragePrecision(CLASSES);
        images.forEach(image -> precision.add(image.found, image.truth));
        return precision.mean();
    }

    /// Two objects of class 0: right, wrong, right gives 1/2 + 1/2 * 2/3. The one of class 1 is missed.
    @Test
    void isTheAreaUnderPrecisionOverRecallAveragedOverTheClassesThatOccur() {
        Image image = new Image(
                List.of(at(0, 0, 0.9), at(20, 0, 0.8), at(10.1, 0, 0.7)),
                List.of(at(0, 0, 1), at(10, 0, 1), at(30, 1, 1)));

        assertEquals((0.5 + 0.5 * 2 / 3) / 2, mean(List.of(image)), 1e-12);
    }

    @Test
    void aSecondBoxOnTheSameObjectIsWrong() {
        Image image = new Image(List.of(at(0, 0, 0.9), at(0.1, 0, 0.8)), List.of(at(0, 0, 1), at(10, 0, 1)));

        assertEquals(0.5, mean(List.of(image)), 1e-12);
        assertEquals(2, AveragePrecision.mistakes(image.found, image.truth));
    }

    @Test
    void withoutObjectsThereIsNone() {
        assertEquals(Double.NaN, mean(List.of(new Image(List.of(at(0, 0, 0.9)), List.of()))));
    }

    /// From the definition: for every threshold the precision and recall of all boxes that are as sure.
    @Test
    void equalsWhatCountingAtEveryThresholdGives() {
        SplittableRandom random = new SplittableRandom(4);
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Detected> truth = new ArrayList<>();
            List<Detected> found = new ArrayList<>();
            for (int object = 0; object <= random.nextInt(4); object++) {
                truth.add(at(10 * object, random.nextInt(CLASSES), 1));
                found.add(at(10 * object + random.nextDouble() * 0.6, random.nextInt(CLASSES), random.nextDouble()));
            }
            found.sort(Comparator.comparingDouble(Detected::confidence).reversed());
            images.add(new Image(found, truth));
        }
        double sum = 0;
        for (int type = 0; type < CLASSES; type++) {
            sum += counted(images, type);
        }

        assertEquals(sum / CLASSES, mean(images), 1e-12);
    }

    private static double counted(List<Image> images, int type) {
        List<Double> thresholds = images.stream()
                .flatMap(image -> image.found.stream())
                .filter(one -> one.type() == type)
                .map(Detected::confidence)
                .sorted(Comparator.reverseOrder())
                .toList();
        double objects = images.stream()
                .flatMap(image -> image.truth.stream())
                .filter(one -> one.type() == type)
                .count();
        List<double[]> points = new ArrayList<>();
        for (double threshold : thresholds) {
            double right = 0;
            double all = 0;
            for (Image image : images) {
                for (Detected one : image.found) {
                    boolean counts = one.type() == type && one.confidence() >= threshold;
                    all += counts ? 1 : 0;
                    // Objects lie apart, and there is one box for each: no two boxes can hit the same.
                    right += counts && image.truth.stream().anyMatch(object -> hits(one, object)) ? 1 : 0;
                }
            }
            points.add(new double[] {right / objects, right / all});
        }
        double area = 0;
        double recall = 0;
        for (double[] point : points) {
            double from = recall;
            double best = points.stream()
                    .filter(other -> other[0] > from)
                    .mapToDouble(other -> other[1])
                    .max()
                    .orElse(0);
            area += (point[0] - recall) * best;
            recall = point[0];
        }
        return area;
    }

    /// Boxes are one wide and apart by `d`: they share 1 - d of 1 + d.
    private static boolean hits(Detected one, Detected object) {
        double apart = Math.abs(one.left() - object.left());
        return one.type() == object.type() && apart < 1 && (1 - apart) / (1 + apart) >= 0.5;
    }
}
