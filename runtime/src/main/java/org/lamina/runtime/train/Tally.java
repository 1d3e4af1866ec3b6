package org.lamina.runtime.train;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;

/// Adds up how one output answers.
interface Tally {
    /// @param real 1 for each answer that counts and 0 for the others, where not all do
    void add(float[] given, float[] correct, float @Nullable [] real);

    /// Mean over the samples.
    double loss();

    /// The share of right answers, or how good boxes are; NaN where there is neither.
    double accuracy();

    OutputEvaluation evaluation();

    static Tally of(OutputColumn output, int samples) {
        return switch (output.spec()) {
            case Output _ -> new OutputTally(output, samples);
            case YoloOutput spec -> new BoxTally(output, spec, samples);
        };
    }
}
