package org.lamina.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoints;

/// The folder beside a project in which training leaves its results.
final class RunFolder {
    private RunFolder() {}

    /// Makes sure that results can be left there, before hours are spent on them.
    static void prepare(Path folder) throws ProblemException {
        Problem closed = Problem.error("cli.cannot-write", new Place.OfFile(folder.toString(), 0), folder.toString());
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(folder), ".checkpoint", ".tmp"));
        } catch (IOException e) {
            throw new ProblemException(closed, e);
        }
    }

    /// The checkpoint that a path means: itself, or the newest one in a folder.
    static Path checkpoint(Path place) throws ProblemException {
        return Files.isRegularFile(place) ? place : newestCheckpoint(place);
    }

    /// The checkpoint with the most training behind it.
    static Path newestCheckpoint(Path folder) throws ProblemException {
        Problem none = Problem.error("cli.no-checkpoint", new Place.OfFile(folder.toString(), 0), folder.toString());
        try {
            Optional<Path> newest = Checkpoints.newest(folder);
            return newest.orElseThrow(() -> new ProblemException(none));
        } catch (IOException e) {
            throw new ProblemException(none, e);
        }
    }
}
