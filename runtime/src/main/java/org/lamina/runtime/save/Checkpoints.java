package org.lamina.runtime.save;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkpoints in the folder of a run, named after their iteration.
public final class Checkpoints {

    private static final int KEPT = 5;
    private static final Pattern NAME = Pattern.compile("checkpoint-\\d{9,19}\\.zip");

    private Checkpoints() {}

    public static Path file(Path folder, long iteration) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%09d.zip", iteration));
    }

    /// The one with the highest iteration.
    public static Optional<Path> newest(Path folder) throws IOException {
        List<Path> all = all(folder);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Deletes all but the newest ones.
    public static void prune(Path folder) throws IOException {
        List<Path> all = all(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
