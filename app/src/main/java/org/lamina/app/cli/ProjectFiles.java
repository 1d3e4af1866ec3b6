package org.lamina.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;
import org.lamina.samples.example.Example;
import org.lamina.samples.example.ExampleCatalog;
import org.lamina.samples.template.Template;
import org.lamina.samples.template.TemplateCatalog;

/// Finds and reads what a FILE argument names: a project file, a bundled sample, a template, or the example of a kind.
public final class ProjectFiles {
    private final Path folder;

    public ProjectFiles() {
        this(Path.of(""));
    }

    /// @param folder where relative paths begin
    ProjectFiles(Path folder) {
        this.folder = folder;
    }

    /// Reads the project.
    ///
    /// @param argument a path, with or without `.lamina`, the name of a bundled sample, `template:` and the name
    ///     of one, or `example:` and the id of a layer kind; a file wins over a sample, a sample over a folder of
    ///     its name
    public OpenedProject open(String argument) throws ProblemException {
        Path file = path(argument);
        if (!Files.isRegularFile(file) && !argument.endsWith(ProjectCodec.EXTENSION)) {
            Path extended = path(argument + ProjectCodec.EXTENSION);
            file = Files.isRegularFile(extended) ? extended : file;
        }
        if (Files.isRegularFile(file)) {
            return new OpenedProject(nameOf(file), ProjectCodec.read(file), file);
        }
        if (argument.startsWith(TemplateCatalog.PREFIX)) {
            return template(argument.substring(TemplateCatalog.PREFIX.length()));
        }
        if (argument.startsWith(ExampleCatalog.PREFIX)) {
            return example(argument.substring(ExampleCatalog.PREFIX.length()));
        }
        Optional<BundledSample> sample = SampleCatalog.byName(argument);
        if (sample.isPresent()) {
            return new OpenedProject(argument, ProjectCodec.read(sample.get().project()), null);
        }
        String code = Files.exists(file) ? "cli.not-a-file" : "cli.no-file";
        throw new ProblemException(Problem.error(code, new Place.OfFile(argument, 0), argument));
    }

    private static OpenedProject template(String name) throws ProblemException {
        Template template = TemplateCatalog.byName(name)
                .orElseThrow(
                        () -> new ProblemException(Problem.error("cli.no-template", new Place.OfDocument(), name)));
        return new OpenedProject(name, template.drawing().get(), null);
    }

    private static OpenedProject example(String id) throws ProblemException {
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            Optional<Example> example =
                    ExampleCatalog.of(kind).filter(_ -> kind.id().equals(id));
            if (example.isPresent()) {
                NodeId shown = example.get().shown(kind).id();
                return new OpenedProject(id, example.get().project(), null, shown);
            }
        }
        throw new ProblemException(Problem.error("cli.no-example", new Place.OfDocument(), id));
    }

    private Path path(String argument) throws ProblemException {
        try {
            return folder.resolve(argument);
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
