package org.lamina.runtime.train;

import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.runtime.net.Answers;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.lamina.runtime.net.OutputAnswers;

/// Adds up how one output answers.
final class OutputTally {

    private final OutputColumn output;
    private final Answers answers;
    private final int samples;
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
        this.samples = samples;
        answers = OutputAnswers.of(output);
        int expected = answers.hasClasses() ? Math.multiplyExact(samples, answers.steps()) : 0;
        actual = new int[expected];
        predicted = new int[expected];
        confidence = new float[expected];
        errors = new float[answers.hasClasses() ? 0 : samples];
    }

    void add(float[] given, float[] correct) {
        loss += answers.lossSum(given, correct);
        absoluteError += answers.absoluteErrorSum(given, correct);
        int before = measured;
        measured += answers.count(given) / answers.steps();
        if (!answers.hasClasses()) {
            System.arraycopy(answers.squaredErrors(given, correct), 0, errors, before, measured - before);
            return;
        }
        for (int i = 0; i < answers.count(given); i++) {
            actual[count] = answers.classOf(correct, i);
            predicted[count] = answers.classOf(given, i);
            confidence[count] = answers.confidence(given, i, predicted[count]);
            right += actual[count] == predicted[count] ? 1 : 0;
            count++;
        }
    }

    double loss() {
        return loss / measured;
    }

    double accuracy() {
        return answers.hasClasses() ? (double) right / count : Double.NaN;
    }

    OutputEvaluation evaluation() {
        int classes = answers.hasClasses() ? answers.classes() : 0;
        long[][] confusion = new long[classes][classes];
        for (int i = 0; i < count; i++) {
            confusion[actual[i]][predicted[i]]++;
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
                answers.hasClasses() ? Double.NaN : absoluteError / samples,
                errors);
    }
}
