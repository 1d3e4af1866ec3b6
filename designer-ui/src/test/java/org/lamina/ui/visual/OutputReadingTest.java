package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.map.ClassMap;

class OutputReadingTest {

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final OutputWords words = new OutputWords("out", List.of("cat", "dog", "owl"), false);

    @Test
    void marksTheMostProbableAndTheTrueClass() {
        List<ProbabilityRow.Content> rows =
                OutputReading.classes(new float[] {0.2f, 0.7f, 0.1f}, new int[] {2}, words, messages::text);
        assertEquals(List.of("cat", "dog", "owl"), names(rows));
        assertEquals(0.7f, rows.get(1).share());
        assertTrue(rows.get(1).strong());
        assertEquals(AnswerMark.WRONG, rows.get(1).mark());
        assertEquals(AnswerMark.WANTED, rows.get(2).mark());
        assertEquals("owl, the true class", rows.get(2).tip());
    }

    @Test
    void aSingleProbabilityIsThatOfTheSecondClass() {
        List<ProbabilityRow.Content> rows =
                OutputReading.classes(new float[] {0.9f}, new int[] {1}, words, messages::text);
        assertEquals(2, rows.size());
        assertEquals(0.1, rows.get(0).share(), 1e-6);
        assertTrue(rows.get(1).strong());
        assertEquals(AnswerMark.RIGHT, rows.get(1).mark());
    }

    @Test
    void ofVeryManyClassesTheMostProbableAndTheTrueOneAreLeft() {
        float[] shares = new float[1000];
        shares[500] = 0.6f;
        shares[3] = 0.3f;
        List<ProbabilityRow.Content> rows = OutputReading.classes(shares, new int[] {999}, words, messages::text);
        assertEquals(OutputReading.MOST_CLASSES, rows.size());
        assertEquals(List.of("999", "500", "3"), names(rows).subList(0, 3));
    }

    @Test
    void aSequenceHasALinePerStepThatNamesTheTruthWhereItDiffers() {
        // Two units, three steps: step 0 says cat, step 1 dog, step 2 dog.
        Tensor values = Tensor.of(new float[] {0.9f, 0.2f, 0.4f, 0.1f, 0.8f, 0.6f}, 2, 3);
        List<ProbabilityRow.Content> rows = OutputReading.steps(
                new Snapshot.OutputValues(new NodeId("out"), 0, values), new int[] {0, 1, 0}, words, messages::text);
        assertEquals(List.of("cat", "dog", "dog, truth cat"), names(rows));
        assertEquals(0.6f, rows.get(2).share());
        assertEquals(AnswerMark.RIGHT, rows.get(0).mark());
        assertEquals(AnswerMark.WRONG, rows.get(2).mark());
    }

    /// Three classes on two pixels beside each other.
    private static final Tensor PIXELS = Tensor.of(new float[] {0.7f, 0.1f, 0.2f, 0.3f, 0.1f, 0.6f}, 3, 1, 2);

    @Test
    void aPixelThatIsPointedAtHasABarForEachClass() {
        List<ProbabilityRow.Content> rows =
                OutputReading.pixel(PIXELS, new int[] {0, 1}, new ClassMap.Pixel(0, 1), words, messages::text);
        assertEquals(List.of("cat", "dog", "owl"), names(rows));
        assertEquals(0.6f, rows.get(2).share());
        assertEquals(AnswerMark.WRONG, rows.get(2).mark());
        assertEquals(AnswerMark.WANTED, rows.get(1).mark());
    }

    @Test
    void withoutAPixelEachClassHasItsMeanOverTheImage() {
        List<ProbabilityRow.Content> rows = OutputReading.pixel(PIXELS, new int[] {0, 1}, null, words, messages::text);
        assertEquals(0.4, rows.get(0).share(), 1e-6);
        assertEquals(0.35, rows.get(2).share(), 1e-6);
        assertEquals(AnswerMark.NONE, rows.get(0).mark());
    }

    @Test
    void numbersStandBesideTheTruth() {
        List<ProbabilityRow.Content> rows = OutputReading.numbers(
                new float[] {1.5f, 2}, new float[] {1.25f}, words, messages::text, value -> Double.toString(value));
        assertEquals("1.5, truth 1.25", rows.get(0).value());
        assertEquals("2.0", rows.get(1).value());
        assertTrue(Double.isNaN(rows.get(0).share()));
    }

    @Test
    void sharesHaveOneDecimal() {
        assertEquals("91.8%", ProbabilityRow.percent(0.9184, Locale.ENGLISH));
        assertEquals("–", ProbabilityRow.percent(Double.NaN, Locale.ENGLISH));
    }

    private static List<String> names(List<ProbabilityRow.Content> rows) {
        return rows.stream().map(ProbabilityRow.Content::name).toList();
    }
}
