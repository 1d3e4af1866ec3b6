package org.lamina.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.SampleCatalog;

/// What a FILE argument means where names of files, folders and samples meet.
class ProjectFilesTest {
    private static final String SAMPLE = "mnist-lenet";

    @TempDir
    Path folder;

    private ProjectFiles files;

    @BeforeEach
    void begin() {
        files = new ProjectFiles(folder);
    }

    @Test
    void aFolderDoesNotHideTheSampleOfItsName() throws Exception {
        Files.createDirectory(folder.resolve(SAMPLE));
        Files.createDirectory(folder.resolve(SAMPLE + ".lamina"));
        assertEquals(Optional.empty(), files.open(SAMPLE).path());
    }

    @Test
    void aFileWinsOverTheSampleOfItsName() throws Exception {
        Path file = folder.resolve(SAMPLE + ".lamina");
        Files.writeString(file, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        assertEquals(file, files.open(SAMPLE).path().orElseThrow());
    }

    @Test
    void aFileBesideAFolderOfItsNameIsFound() throws Exception {
        Files.createDirectory(folder.resolve("mine"));
        Path file = folder.resolve("mine.lamina");
        Files.writeString(file, SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        assertEquals(file, files.open("mine").path().orElseThrow());
    }

    @Test
    void aFolderIsRefusedAsOne() throws Exception {
        Files.createDirectory(folder.resolve("mine"));
        ProblemException refused = assertThrows(ProblemException.class, () -> files.open("mine"));
        assertEquals("cli.not-a-file", refused.problem().code());
    }
}
