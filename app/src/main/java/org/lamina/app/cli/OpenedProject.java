package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;

/// What a FILE argument turned out to be.
///
/// @param name without `.lamina`
/// @param file null for a bundled sample or a template
public record OpenedProject(
        String name, GraphDocument document, @Nullable Path file) {
    /// Where training keeps its results: beside the file; in the current folder for what comes with the program.
    public Path runsFolder() {
        String folder = name + ".runs";
        return file == null ? Path.of(folder) : file.resolveSibling(folder);
    }

    public Optional<Path> path() {
        return Optional.ofNullable(file);
    }
}
