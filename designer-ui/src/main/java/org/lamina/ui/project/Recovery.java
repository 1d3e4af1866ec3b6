package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;

/// The recovery folder: per running program one copy of the edits that are in no project file yet, its run folder, and
/// what was open. What a program that no longer runs left there can be restored. Reads and writes files, so not for the
/// FX thread.
public final class Recovery {
    private final Path folder;
    private final long process;
    private final LongPredicate running;

    /// What a crashed program left.
    ///
    /// @param copy the recovered document's file
    /// @param name the name it had
    /// @param original the file it came from, or null
    /// @param runs where its checkpoints are, if it had no file
    /// @param when the last edit was kept
    public record Lost(Path copy, String name, @Nullable Path original, Path runs, Instant when) {
        public Optional<Path> file() {
            return Optional.ofNullable(original);
        }
    }

    public Recovery(Path folder) {
        this(folder, ProcessHandle.current().pid(), pid -> ProcessHandle.of(pid).isPresent());
    }

    /// @param process the id of this program
    /// @param running whether the program with an id still runs
    public Recovery(Path folder, long process, LongPredicate running) {
        this.folder = folder;
        this.process = process;
        this.running = running;
    }

    /// Where runs of a project without a file keep their checkpoints.
    public Path runFolder() {
        return folder.resolve(process + ".runs");
    }

    private Path copy() {
        return folder.resolve(process + Project.ENDING);
    }

    private static Path origin(Path copy) {
        return copy.resolveSibling(copy.getFileName() + ".origin");
    }

    void keep(GraphDocument document, Project project) throws IOException, ProblemException {
        Files.createDirectories(folder);
        Path origin = origin(copy());
        Path fresh = origin.resolveSibling(origin.getFileName() + ".new");
        Files.writeString(
                fresh,
                project.name() + "\n" + project.file().map(Path::toString).orElse("") + "\n");
        Files.move(fresh, origin, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        ProjectCodec.save(document, copy());
    }

    /// The edits are in the project file now, or given up.
    void forgetEdits() throws IOException {
        Files.deleteIfExists(copy());
        Files.deleteIfExists(origin(copy()));
    }

    /// Nothing of this program needs to be restored.
    void forgetAll() throws IOException {
        forgetEdits();
        FileTrees.delete(runFolder());
    }

    /// What programs that no longer run have left, newest first.
    public List<Lost> lost() throws IOException {
        List<Lost> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    describe(file).ifPresent(found::add);
                }
            }
        }
        found.sort((a, b) -> b.when().compareTo(a.when()));
        return found;
    }

    private Optional<Lost> describe(Path copy) throws IOException {
        String file = String.valueOf(copy.getFileName());
        String id = file.endsWith(Project.ENDING) ? file.substring(0, file.length() - Project.ENDING.length()) : "";
        if (!id.matches("\\d{1,18}") || running.test(Long.parseLong(id))) {
            return Optional.empty();
        }
        List<String> lines = Files.isRegularFile(origin(copy)) ? Files.readAllLines(origin(copy)) : List.of();
        String name = lines.isEmpty() ? id : lines.getFirst();
        Path original = lines.size() < 2 || lines.get(1).isBlank() ? null : Path.of(lines.get(1));
        Instant when = Files.getLastModifiedTime(copy).toInstant();
        return Optional.of(new Lost(copy, name, original, folder.resolve(id + ".runs"), when));
    }

    GraphDocument read(Lost lost) throws ProblemException {
        return ProjectCodec.read(lost.copy());
    }

    /// Takes over a lost program's checkpoints as this one's.
    void adoptRuns(Lost lost) throws IOException {
        if (Files.isDirectory(lost.runs())) {
            FileTrees.delete(runFolder());
            Files.move(lost.runs(), runFolder(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Deletes what a crashed program left.
    void discard(Lost lost) throws IOException {
        Files.deleteIfExists(lost.copy());
        Files.deleteIfExists(origin(lost.copy()));
        FileTrees.delete(lost.runs());
    }
}
