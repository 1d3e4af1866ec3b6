package org.lamina.graph.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lamina.graph.NodeId;

/// How the network does on the test split.
///
/// @param loss mean loss over the samples, all outputs together
/// @param samples how many
public record Evaluation(long iteration, double loss, int samples, List<OutputEvaluation> outputs) {
    public Evaluation {
        outputs = List.copyOf(outputs);
    }

    /// One output on all test samples. A class map, which has a class for every pixel, has too many answers to keep
    /// each; it keeps the counts of the confusion matrix, and an error for each sample.
    ///
    /// @param accuracy share of right answers, NaN where the target has no classes
    /// @param confusion `[actual][predicted]` counts; 2 x 2 for a binary target; empty for numeric targets
    /// @param actual class of every answer in test order (every step of a sequence one answer, sample by sample);
    ///     -1 at a step that is padding; empty for class maps
    /// @param predicted the network's class for each
    /// @param confidence probability of the predicted class for each
    /// @param stepsPerSample answers per sample: 1, the length of the sequence, or the pixels of the image
    /// @param meanAbsoluteError for numeric targets, else NaN
    /// @param errors of each sample in test order: for numeric targets the mean squared error, for class maps the
    ///     share of wrong pixels; else empty
    public record OutputEvaluation(
            NodeId node,
            int target,
            double accuracy,
            long[][] confusion,
            int[] actual,
            int[] predicted,
            float[] confidence,
            int stepsPerSample,
            double meanAbsoluteError,
            float[] errors) {
        /// Whether it is of boxes around objects: mean average precision stands in the place of the accuracy, and the
        /// error of a sample is how many objects were missed and how many sure boxes are wrong.
        public boolean isOfBoxes() {
            return confusion.length == 0 && errors.length > 0 && Double.isFinite(accuracy);
        }

        /// Over all samples; NaN where the errors are not known.
        public double meanSquaredError() {
            double sum = 0;
            for (float error : errors) {
                sum += error;
            }
            return errors.length == 0 || isClassMap() || isOfBoxes() ? Double.NaN : sum / errors.length;
        }

        /// Whether every pixel of an image got a class.
        public boolean isClassMap() {
            return confusion.length > 0 && errors.length > 0 && actual.length == 0;
        }

        /// Intersection over union of a class: of all answers that are of this class or were taken for it, the share
        /// that are both. NaN where there are none.
        public double overlap(int ofClass) {
            long either = -confusion[ofClass][ofClass];
            for (int other = 0; other < confusion.length; other++) {
                either += confusion[ofClass][other] + confusion[other][ofClass];
            }
            return (double) confusion[ofClass][ofClass] / either;
        }

        /// The mean over all classes that occur or were named, the background among them; NaN where there are no
        /// classes.
        public double meanOverlap() {
            return IntStream.range(0, confusion.length)
                    .mapToDouble(this::overlap)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /// The first output's accuracy; NaN where there is none.
    public double accuracy() {
        return outputs.isEmpty() ? Double.NaN : outputs.getFirst().accuracy();
    }

    /// Whether the first output is of boxes around objects.
    public boolean isOfBoxes() {
        return !outputs.isEmpty() && outputs.getFirst().isOfBoxes();
    }

    /// The first output, where it gives a class to every pixel.
    public Optional<OutputEvaluation> classMap() {
        return outputs.stream().limit(1).filter(OutputEvaluation::isClassMap).findFirst();
    }
}
