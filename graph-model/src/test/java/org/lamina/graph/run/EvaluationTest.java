package org.lamina.graph.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Evaluation.OutputEvaluation;

class EvaluationTest {
    /// Class 2 neither occurs nor was named.
    private static final long[][] COUNTS = {{6, 1, 0}, {2, 1, 0}, {0, 0, 0}};

    private static OutputEvaluation measured(int[] answers, float... errors) {
        return new OutputEvaluation(
                new NodeId("out"), 0, 0.7, COUNTS, answers, answers, new float[answers.length], 5, Double.NaN, errors);
    }

    @Test
    void overlapIsWhatBothHaveDividedByWhatEitherHas() {
        OutputEvaluation map = measured(new int[0], 0.2f, 0.4f);

        assertEquals(6.0 / 9, map.overlap(0), 1e-12);
        assertEquals(1.0 / 4, map.overlap(1), 1e-12);
        assertTrue(Double.isNaN(map.overlap(2)));
        assertEquals((6.0 / 9 + 1.0 / 4) / 2, map.meanOverlap(), 1e-12);
    }

    @Test
    void aClassMapKeepsAnErrorForEachSampleInPlaceOfItsAnswers() {
        OutputEvaluation map = measured(new int[0], 0.2f, 0.4f);

        assertTrue(map.isClassMap());
        assertTrue(Double.isNaN(map.meanSquaredError()));
        assertEquals(Optional.of(map), new Evaluation(1, 0.5, 2, List.of(map)).classMap());
        assertFalse(measured(new int[10]).isClassMap());
        assertEquals(Optional.empty(), new Evaluation(1, 0.5, 2, List.of(measured(new int[10]))).classMap());
    }
}
