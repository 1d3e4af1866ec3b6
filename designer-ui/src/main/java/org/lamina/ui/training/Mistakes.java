package org.lamina.ui.training;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lamina.graph.run.Evaluation.OutputEvaluation;

/// Finds the test samples behind the numbers: those of one cell of the confusion matrix, and the worst mistakes, that
/// is the wrong answers that were given with the most confidence; of numbers those that are farthest off.
final class Mistakes {
    private static final int MOST = 60;

    /// Each of these asks the network once more.
    private static final int MOST_PAIRS = 24;

    private Mistakes() {}

    /// Indices of answers, most confident first.
    static List<Integer> worst(OutputEvaluation evaluation) {
        return pick(evaluation, i -> evaluation.actual()[i] != evaluation.predicted()[i]);
    }

    static List<Integer> ofCell(OutputEvaluation evaluation, int actual, int predicted) {
        return pick(
                evaluation, i -> evaluation.actual()[i] == actual && evaluation.predicted()[i] == predicted);
    }

    /// Samples with the largest errors, the worst first.
    static List<Integer> farthest(OutputEvaluation evaluation) {
        float[] errors = evaluation.errors();
        return IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> errors[i]).reversed())
                .limit(MOST_PAIRS)
                .toList();
    }

    private static List<Integer> pick(OutputEvaluation evaluation, IntPredicate wanted) {
        return IntStream.range(0, evaluation.actual().length)
                .filter(wanted)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> evaluation.confidence()[i])
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /// The sample that an answer belongs to; a sequence has an answer at every step.
    static int sampleOf(OutputEvaluation evaluation, int answer) {
        return answer / Math.max(1, evaluation.stepsPerSample());
    }
}
