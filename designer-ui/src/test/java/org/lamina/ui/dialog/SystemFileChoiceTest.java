package org.lamina.ui.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// File choosers begin near the user's work, never in the program's folder.
class SystemFileChoiceTest {
    @TempDir
    Path home;

    private Path beginning(List<Path> recent) {
        return new SystemFileChoice(() -> recent, home).beginning();
    }

    @Test
    void theFolderOfTheNewestProjectThatIsStillThere() throws Exception {
        Path work = Files.createDirectory(home.resolve("work"));
        assertEquals(work, beginning(List.of(home.resolve("gone/a.lamina"), work.resolve("b.lamina"))));
    }

    @Test
    void elseTheDocuments() throws Exception {
        Path documents = Files.createDirectory(home.resolve("Documents"));
        assertEquals(documents, beginning(List.of()));
    }

    @Test
    void elseTheUsersFolder() {
        assertEquals(home, beginning(List.of()));
    }
}
