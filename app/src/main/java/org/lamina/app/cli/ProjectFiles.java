package org.lamina.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;

/// Finds and reads what a FILE argument names: a project file, or a bundled sample.
public final class ProjectFiles {
    /// Reads the project.
    ///
    /// @param argument a path, with or without `.lamina`, or the name of a bundled sample; a file wins over a
    // sample
    public OpenedProject open(String argument) throws ProblemException {
        Path file = path(argument);
        if (!Files.exists(file) && !argument.endsWith(ProjectCodec.EXTENSION)) {
            Path extended = path(argument + ProjectCodec.EXTENSION);
            file = Files.exists(extended) ? extended : file;
        }
        if (Files.exists(file)) {
            return new OpenedProject(nameOf(file), ProjectCodec.read(file), file);
        }
        Optional<BundledSample> sample = SampleCatalog.byName(argument);
        if (sample.isPresent()) {
            return new OpenedProject(argument, ProjectCodec.read(sample.get().project()), null);
        }
        throw new ProblemException(Problem.error("cli.no-file", new Place.OfFile(argument, 0), argument));
    }

    private static Path path(String argument) throws ProblemException {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.error("cli.no-file", new Place.OfFile(argument, 0), argument), e);
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ProjectCodec.EXTENSION)
                ? name.substring(0, name.length() - ProjectCodec.EXTENSION.length())
                : name;
    }

    Analysis analyse(GraphDocument document) {
        return GraphChecker.check(document);
    }
}
