package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.UnknownLayer;

/// Files of format version 1, kept for ever, mean what they meant: beside each stands what was read from it.
///
/// Never change one. `-Dlamina.freeze=NAME` adds files with all layers and settings as they are now.
class FrozenFilesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "format-1");
    private static final String READ = ".txt";

    static List<Path> projects() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ProjectCodec.EXTENSION))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void anOldFileMeansWhatItMeant(Path project) throws Exception {
        assertEquals(Files.readString(expected(project)), WhatWasRead.from(ProjectCodec.read(project)));
    }

    private static Path expected(Path project) {
        return project.resolveSibling(project.getFileName().toString().replace(ProjectCodec.EXTENSION, READ));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void anOldFileIsSavedAsTheSameDocument(Path project) throws Exception {
        GraphDocument document = ProjectCodec.read(project);
        assertEquals(document, ProjectCodec.read(ProjectCodec.write(document)));
    }

    @Test
    void noKindHasBecomeUnknown() throws Exception {
        for (Path project : projects()) {
            boolean hasUnknown = Expansion.flat(ProjectCodec.read(project)).nodes().stream()
                    .anyMatch(node -> node.spec() instanceof UnknownLayer);
            assertEquals(project.endsWith("unknown.lamina"), hasUnknown, project.toString());
        }
    }

    @Test
    void whatIsNewCanBeFrozen(@TempDir Path thrownAway) throws Exception {
        String name = System.getProperty("lamina.freeze", "");
        if (name.isEmpty()) {
            freeze("new", thrownAway);
            return;
        }
        freeze(name, FOLDER);
        for (Path project : projects()) {
            if (Files.notExists(expected(project))) {
                Files.writeString(expected(project), WhatWasRead.from(ProjectCodec.read(project)));
            }
        }
    }

    private static void freeze(String name, Path folder) throws Exception {
        EveryKind every = new EveryKind();
        freeze(every.layers(), folder.resolve("layers-" + name + ProjectCodec.EXTENSION));
        List<GraphDocument> settings = every.settings();
        for (int i = 0; i < settings.size(); i++) {
            freeze(settings.get(i), folder.resolve("settings-%s-%02d.lamina".formatted(name, i + 1)));
        }
    }

    private static void freeze(GraphDocument document, Path project) throws Exception {
        ProjectCodec.save(document, project);
        GraphDocument read = ProjectCodec.read(project);
        assertEquals(document, read);
        Files.writeString(expected(project), WhatWasRead.from(read));
    }
}
