package org.lamina.runtime.train;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.runtime.net.Answers;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.lamina.runtime.net.OutputAnswers;

/// Adds up how one output answers.
final class OutputTally {

    /// The class of an answer at a padded step.
    private static final int NONE = -1;

    private final OutputColumn output;
    private final Answers answers;
    private final int[] actual;
    private final int[] predicted;
    private final float[] confidence;
    private final float[] errors;
    private double loss;
    private double absoluteError;
    private int count;
    private int measured;
    private int right;

    OutputTally(OutputColumn output, int samples) {
        this.output = output;
        answers = OutputAnswers.of(output);
        int expected = answers.hasClasses() ? Math.multiplyExact(samples, answers.steps()) : 0;
        actual = new int[expected];
        predicted = new int[expected];
        confidence = new float[expected];
        errors = new float[answers.hasClasses() ? 0 : samples];
    }

    /// @param real 1 for each answer that counts and 0 for the others, where not all do
    void add(float[] given, float[] correct, float @Nullable [] real) {
        loss += answers.lossSum(given, correct, real);
        absoluteError += answers.absoluteErrorSum(given, correct, real);
        measured += real == null ? answers.count(given) : Answers.counting(real);
        if (!answers.hasClasses()) {
            float[] more = answers.squaredErrors(given, correct, real);
            System.arraycopy(more, 0, errors, count, more.length);
            count += more.length;
            return;
        }
        for (int i = 0; i < answers.count(given); i++) {
            if (real != null && real[i] == 0) {
                actual[count] = NONE;
                predicted[count++] = NONE;
                continue;
            }
            actual[count] = answers.classOf(correct, i);
            predicted[count] = answers.classOf(given, i);
            confidence[count] = answers.confidence(given, i, predicted[count]);
            right += actual[count] == predicted[count] ? 1 : 0;
            count++;
        }
    }

    double loss() {
        return loss * answers.steps() / measured;
    }

    double accuracy() {
        return answers.hasClasses() ? (double) right / measured : Double.NaN;
    }

    OutputEvaluation evaluation() {
        int classes = answers.hasClasses() ? answers.classes() : 0;
        long[][] confusion = new long[classes][classes];
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != NONE) {
                confusion[actual[i]][predicted[i]]++;
            }
        }
        return new OutputEvaluation(
                output.node().id(),
                output.column(),
                accuracy(),
                confusion,
                actual,
                predicted,
                confidence,
                answers.steps(),
                answers.hasClasses() ? Double.NaN : absoluteError * answers.steps() / measured,
                errors);
    }
}
