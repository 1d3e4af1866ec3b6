package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checkpoint files in run folders. Reads and writes files, so not for the FX thread.
final class Checkpoints {
    private record Dated(Path file, FileTime time) {}

    private Checkpoints() {}

    /// The checkpoint that was written last, if the folder has one.
    static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Dated> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Checkpoints::isCheckpoint).toList()) {
                found.add(new Dated(file, Files.getLastModifiedTime(file)));
            }
        }
        return found.stream().max(Comparator.comparing(Dated::time)).map(Dated::file);
    }

    private static boolean isCheckpoint(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().endsWith(".zip") && Files.isRegularFile(file);
    }

    /// Puts a copy into the folder, as a whole or not at all, and returns it.
    static Path copyInto(Path folder, Path checkpoint) throws IOException {
        Files.createDirectories(folder);
        Path name = checkpoint.getFileName();
        Path target = folder.resolve(name == null ? "checkpoint.zip" : name.toString());
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.copy(checkpoint, fresh, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
