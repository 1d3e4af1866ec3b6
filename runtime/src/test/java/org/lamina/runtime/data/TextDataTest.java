package org.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;

class TextDataTest {

    @Test
    void readsPoints() throws ProblemException {
        PlanePoints points = PlanePoints.read(new MemoryFiles().text("p", "x,y,label\n0.5,-1,0\r\n2,3,2"), "p");

        assertArrayEquals(new float[] {0.5f, 2}, points.xs());
        assertArrayEquals(new float[] {-1, 3}, points.ys());
        assertArrayEquals(new int[] {0, 2}, points.labels());
        assertEquals(3, points.classes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2 | 2",
                "1,2,3,4 | 2",
                "NaN,2,0 | 2",
                "1,abc,0 | 2",
                "1,1e9,0 | 2",
                "1,2,-1 | 2",
                "1,2,100000 | 2"
            })
    void namesTheBadLineOfPoints(String line, int number) {
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> PlanePoints.read(new MemoryFiles().text("p", "x,y,label\n" + line + "\n"), "p"));

        assertEquals(Problem.error("data.bad-point", new Place.OfFile("p", number), "p", number), e.problem());
    }

    @Test
    void readsTextsBySplitAndNumbersClassesByName() throws ProblemException {
        LabelledTexts texts = LabelledTexts.read(
                new MemoryFiles()
                        .text("t", "split\tlabel\tauthor\ttext\ntrain\tsong\t李\t春天\ntest\tci\t\t花\ntrain\tci\t王\t月\n"),
                "t");

        assertEquals(List.of("ci", "song"), texts.classes());
        assertEquals(
                List.of(new LabelledTexts.Text(1, "李", "春天"), new LabelledTexts.Text(0, "王", "月")), texts.training());
        assertEquals(List.of(new LabelledTexts.Text(0, "", "花")), texts.test());
    }

    @Test
    void namesTheBadLineOfTexts() {
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> LabelledTexts.read(new MemoryFiles().text("t", "split\tlabel\tauthor\ttext\ndev\ta\tb\tc"), "t"));

        assertEquals(Problem.error("data.bad-text", new Place.OfFile("t", 2), "t", 2), e.problem());
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> PlanePoints.read(new MemoryFiles().bytes("p", new byte[] {(byte) 0xff, (byte) 0xfe, 10}), "p"));

        assertEquals(Problem.error("data.not-utf8", new Place.OfFile("p", 0), "p"), e.problem());
    }

    @Test
    void vocabularyCountsByFrequencyAndPadsInFront() {
        Vocabulary vocabulary = Vocabulary.of(List.of("月月花", "月山花"), 4);

        assertEquals(4, vocabulary.size());
        assertEquals("月", vocabulary.token(2));
        assertEquals("花", vocabulary.token(3));
        assertArrayEquals(new int[] {0, 0, 3, 1, 2}, vocabulary.encode("花山月", 5));
        assertArrayEquals(new int[] {3, 1}, vocabulary.encode("花山月", 2));
    }

    @Test
    void reversalsAreSeededAndReadBackwards() {
        Reversals set = Reversals.generate(3, 4, 10, 1);

        for (int t = 0; t < 4; t++) {
            assertEquals(set.sequences()[1][3 - t], set.target(1, t));
        }
        assertArrayEquals(set.sequences(), Reversals.generate(3, 4, 10, 1).sequences());
    }

    @Test
    void theAnswerSoFarComesOneStepLate() {
        ReversalSource source = new ReversalSource(new DataSpec.Reversal(3, 100, true), 1);
        float[] digits = new float[3];
        float[] written = new float[4];
        source.input(5, 0, digits, 0);
        source.input(5, 1, written, 1);

        assertArrayEquals(new float[] {0, 10, digits[2], digits[1]}, written);
    }
}
