package org.lamina.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.runtime.save.Checkpoints;

/// The folder beside a project in which training leaves its results.
final class RunFolder {
    private RunFolder() {}

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

    /// Makes room for a new run: checkpoints of an older one move into a folder `run-1`, `run-2`... of their own, so
    /// that the newest checkpoint is always one of the run that was begun last.
    static void setAside(Path folder) throws IOException {
        Optional<Path> old = Checkpoints.newest(folder);
        if (old.isEmpty()) {
            return;
        }
        int number = 1;
        while (Files.exists(folder.resolve("run-" + number))) {
            number++;
        }
        Path aside = Files.createDirectory(folder.resolve("run-" + number));
        while (old.isPresent()) {
            Files.move(old.get(), aside.resolve(old.get().getFileName()));
            old = Checkpoints.newest(folder);
        }
    }
}
