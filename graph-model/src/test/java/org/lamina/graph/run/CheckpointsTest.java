package org.lamina.graph.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    private Path runs;

    @BeforeEach
    void begin() throws IOException {
        runs = Files.createDirectory(folder.resolve("net.runs"));
    }

    private static void write(Path folder, long iteration, String content) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(Checkpoints.file(folder, iteration), content);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsTheNewestFive() throws Exception {
        for (int i = 0; i < 8; i++) {
            write(runs, i * 100, "");
        }
        Files.writeString(runs.resolve("notes.txt"), "");

        Checkpoints.prune(runs);

        assertEquals(6, names(runs).size());
        assertEquals(Checkpoints.file(runs, 700), Checkpoints.newest(runs).orElseThrow());
    }

    @Test
    void newestHasTheMostTrainingWhateverTheClockSaid() throws Exception {
        write(runs, 900, "");
        write(runs, 100, "");
        assertEquals(Checkpoints.file(runs, 900), Checkpoints.newest(runs).orElseThrow());
    }

    /// A name has nine digits, and more where they do not suffice.
    @Test
    void aThousandMillionBatchesAreMoreThanOneLess() throws Exception {
        write(runs, 999_999_999, "");
        write(runs, 1_000_000_000, "");
        assertEquals(
                Checkpoints.file(runs, 1_000_000_000), Checkpoints.newest(runs).orElseThrow());
    }

    @Test
    void aMissingFolderHasNone() throws Exception {
        assertEquals(Optional.empty(), Checkpoints.newest(folder.resolve("none")));
    }

    @Test
    void setsEachEarlierRunAsideWithItsNewest() throws Exception {
        write(runs, 1, "");
        write(runs, 2, "");
        Checkpoints.setAside(runs);
        write(runs, 1, "");
        Checkpoints.setAside(runs);
        Checkpoints.setAside(runs);
        assertEquals(List.of("run-1/checkpoint-000000002.zip", "run-2/checkpoint-000000001.zip"), names(runs));
    }

    /// A run between them was deleted.
    @Test
    void theLastOneSetAsideIsTheOneWithTheHighestNumber() throws Exception {
        write(runs.resolve("run-2"), 20, "");
        write(runs.resolve("run-10"), 100, "");
        write(runs, 1, "");
        Checkpoints.setAside(runs);
        Path last = Checkpoints.file(runs.resolve("run-11"), 1);
        Path before = Checkpoints.file(runs.resolve("run-10"), 100);
        Path first = Checkpoints.file(runs.resolve("run-2"), 20);
        assertEquals(List.of(last, before, first), Checkpoints.setAsideIn(runs));
    }

    @Test
    void anEarlierRunTakesThePlaceOfTheLastOneWhichIsSetAside() throws Exception {
        write(runs, 5, "older");
        write(runs, 9, "last");
        write(runs.resolve("run-1"), 9, "earlier");
        Path back = Checkpoints.bringBack(Checkpoints.file(runs.resolve("run-1"), 9), runs);
        assertEquals("earlier", Files.readString(back));
        assertEquals(List.of("checkpoint-000000009.zip", "run-2/checkpoint-000000009.zip"), names(runs));
        assertEquals("last", Files.readString(Checkpoints.file(runs.resolve("run-2"), 9)));
        assertEquals(List.of(back, Checkpoints.file(runs.resolve("run-2"), 9)), Checkpoints.everywhere(runs));
    }

    @Test
    void oneThatIsGoneLeavesTheLastOneInItsPlace() throws Exception {
        write(runs, 9, "last");
        Path gone = Checkpoints.file(runs.resolve("run-1"), 9);
        assertThrows(NoSuchFileException.class, () -> Checkpoints.bringBack(gone, runs));
        assertEquals(List.of("checkpoint-000000009.zip"), names(runs));
    }

    @Test
    void whatIsInItsPlaceStaysThere() throws Exception {
        write(runs, 5, "older");
        write(runs, 9, "last");
        Path last = Checkpoints.file(runs, 9);
        assertEquals(last, Checkpoints.bringBack(last, runs));
        assertEquals(2, names(runs).size());
    }

    @Test
    void deletesOneWithTheFolderThatHeldNothingElse() throws Exception {
        write(runs, 9, "last");
        write(runs.resolve("run-1"), 9, "earlier");
        Checkpoints.delete(Checkpoints.file(runs.resolve("run-1"), 9), runs);
        assertEquals(List.of("checkpoint-000000009.zip"), names(runs));
        assertFalse(Files.exists(runs.resolve("run-1")));
    }

    @Test
    void copiesTheNewestAndSetsAsideWhatIsThere() throws Exception {
        Path other = folder.resolve("other.runs");
        write(runs, 1, "mine, early");
        write(runs, 2, "mine");
        write(other, 50, "another's");
        Checkpoints.copyNewest(runs, other);
        assertEquals(List.of("checkpoint-000000002.zip", "run-1/checkpoint-000000050.zip"), names(other));
        assertEquals("mine", Files.readString(Checkpoints.file(other, 2)));
    }

    @Test
    void copiesNothingFromNothing() throws Exception {
        write(runs, 1, "mine");
        Checkpoints.copyNewest(folder.resolve("none"), runs);
        assertEquals(List.of("checkpoint-000000001.zip"), names(runs));
    }
}
