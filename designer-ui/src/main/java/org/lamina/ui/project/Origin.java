package org.lamina.ui.project;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// Where a document in the recovery folder came from, as a small file beside it.
///
/// @param stamp the [FileStamp] of the project file when it was read or written last
/// @param changed whether it has edits that are in no project file; otherwise only its training is at risk
record Origin(Project project, String stamp, boolean changed) {
    private static final String NAME = "name";
    private static final String FILE = "file";
    private static final String STAMP = "stamp";
    private static final String CHANGED = "changed";

    /// Replaces the file in one step.
    void write(Path target) throws IOException {
        Properties lines = new Properties();
        lines.setProperty(NAME, project.name());
        lines.setProperty(FILE, project.file().map(Path::toString).orElse(""));
        lines.setProperty(STAMP, stamp);
        lines.setProperty(CHANGED, String.valueOf(changed));
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            lines.store(out, null);
        }
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What the file says. Without a usable one it is a project of that name that was never saved.
    static Origin read(Path source, String name) {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(source)) {
            lines.load(in);
            String file = lines.getProperty(FILE, "");
            return new Origin(
                    new Project(lines.getProperty(NAME, name), file.isEmpty() ? null : Path.of(file)),
                    lines.getProperty(STAMP, FileStamp.NONE),
                    Boolean.parseBoolean(lines.getProperty(CHANGED, "true")));
        } catch (IOException | IllegalArgumentException _) {
            return new Origin(Project.unsaved(name), FileStamp.NONE, true);
        }
    }
}
