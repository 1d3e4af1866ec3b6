package org.lamina.graph.run;

import java.util.List;
import org.lamina.graph.NodeId;

/// How the network does on the test split.
///
/// @param loss mean loss over the samples, all outputs together
/// @param samples how many
public record Evaluation(long iteration, double loss, int samples, List<OutputEvaluation> outputs) {
    public Evaluation {
        outputs = List.copyOf(outputs);
    }

    /// One output on all test samples.
    ///
    /// @param accuracy share of right answers, NaN where the target has no classes
    /// @param confusion `[actual][predicted]` counts; 2 x 2 for a binary target; empty for numeric targets
    /// @param actual class of every answer in test order (every step of a sequence one answer, sample by sample);
    ///     -1 at a step that is padding
    /// @param predicted the network's class for each
    /// @param confidence probability of the predicted class for each
    /// @param stepsPerSample answers per sample: 1, or the length of the sequence
    /// @param meanAbsoluteError for numeric targets, else NaN
    /// @param errors for numeric targets the mean squared error of each sample in test order, else empty
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
        /// Over all samples; NaN where the errors are not known.
        public double meanSquaredError() {
            double sum = 0;
            for (float error : errors) {
                sum += error;
            }
            return errors.length == 0 ? Double.NaN : sum / errors.length;
        }
    }

    /// The first output's accuracy; NaN where there is none.
    public double accuracy() {
        return outputs.isEmpty() ? Double.NaN : outputs.getFirst().accuracy();
    }
}
