package org.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

class IdxReaderTest {

    private static final byte[] TWO_IMAGES = MemoryFiles.idx(new int[] {0x0803, 2, 1, 3}, 0, 128, 255, 1, 2, 3);

    @Test
    void readsImagesAsUnsignedBytes() throws ProblemException {
        Images images = reader(TWO_IMAGES).images("f");

        assertEquals(2, images.count());
        assertEquals(3, images.pixelsPerImage());
        assertEquals(255, images.pixel(0, 2));
        assertEquals(1, images.pixel(1, 0));
    }

    @Test
    void readsLabels() throws ProblemException {
        byte[] labels = reader(MemoryFiles.idx(new int[] {0x0801, 3}, 9, 0, 4)).labels("f", 10);

        assertArrayEquals(new byte[] {9, 0, 4}, labels);
    }

    @Test
    void saysWhatIsWrong() {
        assertProblem(new MemoryFiles(), "data.missing", "f");
        assertProblem(file(Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length - 12)), "data.cut-off", "f");
        assertProblem(file(MemoryFiles.idx(new int[] {0x0803, 60_000, 28, 28}, 1, 2)), "data.cut-off", "f");
        assertProblem(new MemoryFiles().text("f", "not gzip at all"), "data.cut-off", "f");
        assertProblem(file(MemoryFiles.idx(new int[] {0x0801, 1}, 1)), "data.not-images", "f");
        assertProblem(
                file(MemoryFiles.idx(new int[] {0x0803, 2_000_000_000, 28, 28})),
                "data.too-large",
                "f",
                "images",
                2_000_000_000L,
                1_000_000L);
        assertProblem(
                file(MemoryFiles.idx(new int[] {0x0803, 1_000_000, 1024, 1024})),
                "data.too-large",
                "f",
                "bytes",
                1_048_576_000_000L,
                536_870_912L);
        assertProblem(
                file(MemoryFiles.idx(new int[] {0x0803, -1, 28, 28})),
                "data.too-large",
                "f",
                "images",
                -1L,
                1_000_000L);
    }

    @Test
    void refusesLabelsOutOfRange() {
        ProblemException e =
                assertThrows(ProblemException.class, () -> reader(MemoryFiles.idx(new int[] {0x0801, 2}, 3, 10))
                        .labels("f", 10));

        assertEquals(Problem.error("data.label-out-of-range", new Place.OfFile("f", 0), "f", 10, 9), e.problem());
    }

    private static void assertProblem(DataFiles files, String code, Object... args) {
        ProblemException e = assertThrows(ProblemException.class, () -> new IdxReader(files).images("f"));
        assertEquals(Problem.error(code, new Place.OfFile("f", 0), args), e.problem());
    }

    private static IdxReader reader(byte[] content) {
        return new IdxReader(file(content));
    }

    private static MemoryFiles file(byte[] content) {
        return new MemoryFiles().bytes("f", content);
    }
}
