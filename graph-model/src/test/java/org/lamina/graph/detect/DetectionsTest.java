package org.lamina.graph.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Tensor;

/// By hand: one box and two classes at each of 1 x 2 places.
class DetectionsTest {
    private static final YoloOutput OUTPUT = new YoloOutput(Boxes.of(1, 1), 2, 5, 0.5);
    private static final float[] ANSWER = {
        0.5f,
        0.25f, // middles in their cells, from the left
        0.5f,
        0.5f, // from the top
        1,
        0.5f, // widths in cells
        0.5f,
        1, // heights
        0.8f,
        0.5f, // trust
        0.25f,
        1, // first class
        0.75f,
        0 // second class
    };

    @Test
    void boxesAreReadAsSharesOfTheImageTheSurestFirst() {
        assertEquals(
                List.of(new Detected(1, 0.8f * 0.75f, 0, 0.25, 0.5, 0.75), new Detected(0, 0.5, 0.5, 0, 0.75, 1)),
                Detections.of(OUTPUT, Tensor.of(ANSWER, 7, 1, 2), 0.5));
    }

    @Test
    void whatIsLessSureIsLeftOut() {
        assertEquals(1, Detections.of(OUTPUT, Tensor.of(ANSWER, 7, 1, 2), 0.55).size());
    }

    /// The second shares 0.8 of 1.2 with the first and is of its class; the third is of another class; the fourth
    /// shares 0.5 of 1.5 only.
    @Test
    void ofBoxesOfOneClassThatOverlapMuchTheSurestStays() {
        Detected best = new Detected(0, 0.9, 0, 0, 1, 1);
        Detected same = new Detected(0, 0.8, 0.2, 0, 1.2, 1);
        Detected other = new Detected(1, 0.7, 0.2, 0, 1.2, 1);
        Detected apart = new Detected(0, 0.6, 0.5, 0, 1.5, 1);

        assertEquals(List.of(best, other, apart), Detections.withoutRepetitions(List.of(apart, same, other, best)));
    }

    @Test
    void theTruthOfASampleIsItsObjectsThatAreThere() {
        float[] values = {0.1f, 0, 0.2f, 0, 0.3f, 0, 0.4f, 0, 0, 0, 1, 0};

        assertEquals(List.of(new Detected(1, 1, 0.1f, 0.2f, 0.3f, 0.4f)), Detected.truth(Tensor.of(values, 6, 2)));
    }
}
