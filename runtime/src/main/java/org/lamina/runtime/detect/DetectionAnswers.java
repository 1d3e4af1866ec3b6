package org.lamina.runtime.detect;

import static org.lamina.runtime.detect.DetectionGrid.CLASS;
import static org.lamina.runtime.detect.DetectionGrid.CONFIDENCE;
import static org.lamina.runtime.detect.DetectionGrid.HEIGHT;
import static org.lamina.runtime.detect.DetectionGrid.WIDTH;
import static org.lamina.runtime.detect.DetectionGrid.X;
import static org.lamina.runtime.detect.DetectionGrid.Y;

/// What a detector makes of its sums: middles within their cell, sides as multiples of the boxes it begins with,
/// confidence from 0 to 1, and probabilities of classes.
final class DetectionAnswers {

    private DetectionAnswers() {}

    /// @param priors width and height of each box that answers begin with, in cells
    static double[] of(double[] sums, double[][] priors, DetectionGrid grid) {
        double[] answers = sums.clone();
        for (int sample = 0; sample < grid.batch(sums.length); sample++) {
            for (int box = 0; box < grid.boxes(); box++) {
                for (int place = 0; place < grid.places(); place++) {
                    squash(answers, grid.at(sample, box, X, place));
                    squash(answers, grid.at(sample, box, Y, place));
                    stretch(answers, grid.at(sample, box, WIDTH, place), priors[box][0]);
                    stretch(answers, grid.at(sample, box, HEIGHT, place), priors[box][1]);
                    squash(answers, grid.at(sample, box, CONFIDENCE, place));
                    softmax(answers, grid.at(sample, box, CLASS, place), grid);
                }
            }
        }
        return answers;
    }

    private static void squash(double[] values, int at) {
        values[at] = 1 / (1 + Math.exp(-values[at]));
    }

    private static void stretch(double[] values, int at, double prior) {
        values[at] = prior * Math.exp(values[at]);
    }

    private static void softmax(double[] values, int first, DetectionGrid grid) {
        int end = first + grid.classes() * grid.places();
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = first; at < end; at += grid.places()) {
            largest = Math.max(largest, values[at]);
        }
        double all = 0;
        for (int at = first; at < end; at += grid.places()) {
            values[at] = Math.exp(values[at] - largest);
            all += values[at];
        }
        for (int at = first; at < end; at += grid.places()) {
            values[at] /= all;
        }
    }
}
