package org.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdxReaderTest {

    private static final byte[] TWO_IMAGES = MemoryFiles.idx(new int[] {0x0803, 2, 1, 3}, 0, 128, 255, 1, 2, 3);

    @Test
    void readsImagesAsUnsignedBytes() throws BadDataException {
        Images images = reader(TWO_IMAGES).images("f");

        assertEquals(2, images.count());
        assertEquals(3, images.pixelsPerImage());
        assertEquals(255, images.pixel(0, 2));
        assertEquals(1, images.pixel(1, 0));
    }

    @Test
    void readsLabels() throws BadDataException {
        byte[] labels = reader(MemoryFiles.idx(new int[] {0x0801, 3}, 9, 0, 4)).labels("f", 10);

        assertArrayEquals(new byte[] {9, 0, 4}, labels);
    }

    @Test
    void saysWhatIsWrong() {
        assertProblem("The data file f cannot be opened.", new MemoryFiles());
        assertProblem(
                "The data file f ends too early or is damaged. Copy it again from its source.",
                new MemoryFiles().bytes("f", Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length - 12)));
        assertProblem(
                "The data file f ends too early or is damaged. Copy it again from its source.",
                file(MemoryFiles.idx(new int[] {0x0803, 60_000, 28, 28}, 1, 2)));
        assertProblem(
                "The data file f ends too early or is damaged. Copy it again from its source.",
                new MemoryFiles().text("f", "not gzip at all"));
        assertProblem(
                "The data file f is not what was expected: gzipped IDX images.",
                file(MemoryFiles.idx(new int[] {0x0801, 1}, 1)));
        assertProblem(
                "The data file f holds too much: 2000000000 images, but at most 1000000 are read.",
                file(MemoryFiles.idx(new int[] {0x0803, 2_000_000_000, 28, 28})));
        assertProblem(
                "The data file f holds too much: 1048576000000 bytes, but at most 536870912 are read.",
                file(MemoryFiles.idx(new int[] {0x0803, 1_000_000, 1024, 1024})));
        assertProblem(
                "The data file f is not what was expected: a number of images, but it is negative.",
                file(MemoryFiles.idx(new int[] {0x0803, -1, 28, 28})));
    }

    @Test
    void refusesLabelsOutOfRange() {
        BadDataException e =
                assertThrows(BadDataException.class, () -> reader(MemoryFiles.idx(new int[] {0x0801, 2}, 3, 10))
                        .labels("f", 10));

        assertEquals(
                "The data file f is not what was expected: labels from 0 to 9, but there is a 10.", e.getMessage());
    }

    private static void assertProblem(String sentence, DataFiles files) {
        BadDataException e = assertThrows(BadDataException.class, () -> new IdxReader(files).images("f"));
        assertEquals(sentence, e.getMessage());
    }

    private static IdxReader reader(byte[] content) {
        return new IdxReader(file(content));
    }

    private static MemoryFiles file(byte[] content) {
        return new MemoryFiles().bytes("f", content);
    }
}
