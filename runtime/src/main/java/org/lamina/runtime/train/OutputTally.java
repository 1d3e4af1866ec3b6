package org.lamina.runtime.train;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.runtime.net.Answers;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.lamina.runtime.net.OutputAnswers;

/// Adds up how an output of classes or numbers answers.
final class OutputTally implements Tally {

    /// The class of an answer at a padded step.
    private static final int NONE = -1;

    private final OutputColumn output;
    private final Answers answers;
    private final boolean isClassMap;
    private final long[][] confusion;
    private final int[] actual;
    private final int[] predicted;
    private final float[] confidence;
    private final float[] errors;
    private double loss;
    private double absoluteError;
    private int count;
    private long measured;
    private long right;

    OutputTally(OutputColumn output, int samples) {
        this.output = output;
        answers = OutputAnswers.of(output);
        isClassMap = output.target().isClassMap();
        int classes = answers.hasClasses() ? answers.classes() : 0;
        confusion = new long[classes][classes];
        int kept = answers.hasClasses() && !isClassMap ? Math.multiplyExact(samples, answers.steps()) : 0;
        actual = new int[kept];
        predicted = new int[kept];
        confidence = new float[kept];
        errors = new float[answers.hasClasses() && !isClassMap ? 0 : samples];
    }

    @Override
    public void add(float[] given, float[] correct, float @Nullable [] real) {
        loss += answers.lossSum(given, correct, real);
        absoluteError += answers.absoluteErrorSum(given, correct, real);
        measured += real == null ? answers.count(given) : Answers.counting(real);
        if (isClassMap) {
            addMaps(given, correct);
        } else if (answers.hasClasses()) {
            addAnswers(given, correct, real);
        } else {
            float[] more = answers.squaredErrors(given, correct, real);
            System.arraycopy(more, 0, errors, count, more.length);
            count += more.length;
        }
    }

    private void addMaps(float[] given, float[] correct) {
        for (int from = 0; from < answers.count(given); from += answers.steps()) {
            int wrong = 0;
            for (int i = from; i < from + answers.steps(); i++) {
                wrong += note(answers.classOf(correct, i), answers.classOf(given, i)) ? 0 : 1;
            }
            errors[count++] = (float) wrong / answers.steps();
        }
    }

    private void addAnswers(float[] given, float[] correct, float @Nullable [] real) {
        for (int i = 0; i < answers.count(given); i++) {
            if (real != null && real[i] == 0) {
                actual[count] = NONE;
                predicted[count++] = NONE;
                continue;
            }
            actual[count] = answers.classOf(correct, i);
            predicted[count] = answers.classOf(given, i);
            confidence[count] = answers.confidence(given, i, predicted[count]);
            note(actual[count], predicted[count]);
            count++;
        }
    }

    /// Tells whether the answer is right.
    private boolean note(int ofClass, int named) {
        confusion[ofClass][named]++;
        right += ofClass == named ? 1 : 0;
        return ofClass == named;
    }

    @Override
    public double loss() {
        return loss * answers.steps() / measured;
    }

    @Override
    public double accuracy() {
        return answers.hasClasses() ? (double) right / measured : Double.NaN;
    }

    @Override
    public OutputEvaluation evaluation() {
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
