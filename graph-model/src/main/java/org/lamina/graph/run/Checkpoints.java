package org.lamina.graph.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkpoints in a run folder, named after their iteration. All of them are of one run: what an earlier one left
/// is set aside. Reads and writes files; safe on any thread.
public final class Checkpoints {
    private static final int KEPT = 5;
    private static final int MOST_TRIED = 3;
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{9,18})\\.zip");

    private static final Pattern ASIDE = Pattern.compile("run-(\\d{1,9})");

    private Checkpoints() {}

    public static Path file(Path folder, long iteration) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%09d.zip", iteration));
    }

    /// How many batches were trained when it was written, as its name says.
    public static long iteration(Path checkpoint) {
        Matcher name = NAME.matcher(String.valueOf(checkpoint.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("Not the name of a checkpoint: " + checkpoint);
        }
        return Long.parseLong(name.group(1));
    }

    /// The one with the most training behind it.
    public static Optional<Path> newest(Path folder) throws IOException {
        List<Path> all = all(folder);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Deletes all but the newest ones.
    public static void prune(Path folder) throws IOException {
        keep(KEPT, folder);
    }

    /// Makes room for another run: the newest checkpoint of the earlier one moves into a folder `run-1`, `run-2`... of
    /// its own. A crash on the way leaves it in its old place.
    public static void setAside(Path folder) throws IOException {
        keep(1, folder);
        Optional<Path> old = newest(folder);
        if (old.isEmpty()) {
            return;
        }
        long last = asides(folder).stream().mapToLong(Checkpoints::number).max().orElse(0);
        Path aside = Files.createDirectory(folder.resolve("run-" + (last + 1)));
        Files.move(old.get(), aside.resolve(old.get().getFileName()));
    }

    /// The newest checkpoints of earlier runs, the run that was set aside last first.
    public static List<Path> setAsideIn(Path folder) throws IOException {
        List<Path> found = earlier(folder);
        return found.subList(0, Math.min(found.size(), MOST_TRIED));
    }

    /// All checkpoints that lie in a folder, of whatever run: those of the present one first, newest first.
    public static List<Path> everywhere(Path folder) throws IOException {
        List<Path> found = new ArrayList<>(all(folder).reversed());
        found.addAll(earlier(folder));
        return found;
    }

    /// Puts a checkpoint that was set aside in the place of the present run's, whose newest is set aside in turn.
    ///
    /// @return where it is now
    public static Path bringBack(Path checkpoint, Path folder) throws IOException {
        Path aside = checkpoint.toAbsolutePath().getParent();
        if (aside == null || aside.equals(folder.toAbsolutePath())) {
            return checkpoint;
        }
        if (Files.notExists(checkpoint)) {
            throw new NoSuchFileException(checkpoint.toString());
        }
        setAside(folder);
        Path back = Files.move(checkpoint, folder.resolve(checkpoint.getFileName()));
        deleteIfEmpty(aside);
        return back;
    }

    /// Deletes a checkpoint, and the folder it was set aside in.
    public static void delete(Path checkpoint, Path folder) throws IOException {
        Files.deleteIfExists(checkpoint);
        Path aside = checkpoint.toAbsolutePath().getParent();
        if (aside != null && !aside.equals(folder.toAbsolutePath())) {
            deleteIfEmpty(aside);
        }
    }

    private static void deleteIfEmpty(Path aside) throws IOException {
        boolean isEmpty;
        try (Stream<Path> rest = Files.list(aside)) {
            isEmpty = rest.findAny().isEmpty();
        }
        if (isEmpty) {
            Files.delete(aside);
        }
    }

    private static List<Path> earlier(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path aside : asides(folder)) {
            newest(aside).ifPresent(found::add);
        }
        return found;
    }

    /// The folders of earlier runs, the one that was made last first.
    private static List<Path> asides(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> number(file) > 0 && Files.isDirectory(file))
                    .sorted(Comparator.comparingLong(Checkpoints::number).reversed())
                    .toList();
        }
    }

    /// The number of a folder `run-1`, `run-2`...; 0 of anything else.
    private static long number(Path aside) {
        Matcher name = ASIDE.matcher(String.valueOf(aside.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /// Copies the newest checkpoint of one folder into another, as a whole or not at all; those of another run that are
    /// there are set aside.
    public static void copyNewest(Path from, Path to) throws IOException {
        Optional<Path> newest = newest(from);
        if (newest.isEmpty()) {
            return;
        }
        Files.createDirectories(to);
        Path fresh = Files.createTempFile(to, ".checkpoint", ".tmp");
        try {
            Files.copy(newest.get(), fresh, StandardCopyOption.REPLACE_EXISTING);
            setAside(to);
            Files.move(fresh, to.resolve(newest.get().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void keep(int count, Path folder) throws IOException {
        List<Path> all = all(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
            Files.deleteIfExists(old);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Checkpoints::isCheckpoint)
                    .sorted(Comparator.comparingLong(Checkpoints::iteration))
                    .toList();
        }
    }

    private static boolean isCheckpoint(Path file) {
        Path name = file.getFileName();
        return name != null && NAME.matcher(name.toString()).matches() && Files.isRegularFile(file);
    }
}
