package org.lamina.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.settings.LossSpec;

class AnswersTest {

    @Test
    void theLargestSumNamesTheClass() {
        Answers answers = new Answers(new LossSpec.SoftmaxCrossEntropy(), Task.CLASSES, 3, 1);

        assertEquals(1, answers.rightOfSums(new float[] {-3, -1, -2, 5, 6, 4}, new float[] {0, 1, 0, 1, 0, 0}));
    }

    @Test
    void aSigmoidSaysYesWhereItsSumPassesZero() {
        Answers answers = new Answers(new LossSpec.SigmoidCrossEntropy(), Task.BINARY, 1, 1);

        assertEquals(2, answers.rightOfSums(new float[] {0.2f, -0.2f, 0.3f}, new float[] {1, 0, 0}));
    }

    @Test
    void aNumberSaysYesWhereItPassesOneHalf() {
        Answers answers = new Answers(new LossSpec.MeanSquaredError(), Task.BINARY, 1, 1);

        assertEquals(3, answers.rightOfSums(new float[] {0.2f, 0.7f, 0.8f}, new float[] {0, 1, 1}));
    }
}
