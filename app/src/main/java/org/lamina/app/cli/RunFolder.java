package org.lamina.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// The folder beside a project in which training leaves its results.
final class RunFolder {
    private RunFolder() {}

    /// The checkpoint that a path means: itself, or the newest one in a folder.
    static Path checkpoint(Path place) throws ProblemException {
        return Files.isRegularFile(place) ? place : newestCheckpoint(place);
    }

    /// The checkpoint that was written last.
    static Path newestCheckpoint(Path folder) throws ProblemException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            Optional<Path> newest = files.filter(file -> file.toString().endsWith(".ckpt"))
                    .max(Comparator.comparing(RunFolder::modified));
            return newest.orElseThrow(() -> new ProblemException(
                    Problem.error("cli.no-checkpoint", new Place.OfFile(folder.toString(), 0), folder.toString())));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error("cli.no-checkpoint", new Place.OfFile(folder.toString(), 0), folder.toString()), e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // it vanished meanwhile: any other is newer
        }
    }
}
