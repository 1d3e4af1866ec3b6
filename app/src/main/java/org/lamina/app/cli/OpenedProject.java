package org.lamina.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;

/// What a FILE argument turned out to be.
///
/// @param name without `.lamina`
/// @param file null for what comes with the program
/// @param shown the layer that it is about, if it is about one
public record OpenedProject(
        String name,
        GraphDocument document,
        @Nullable Path file,
        @Nullable NodeId shown) {
    OpenedProject(String name, GraphDocument document, @Nullable Path file) {
        this(name, document, file, null);
    }

    /// Where training keeps its results: beside the file; in the current folder for what comes with the program.
    public Path runsFolder() {
        String folder = name + ".runs";
        return file == null ? Path.of(folder) : file.resolveSibling(folder);
    }

    public Optional<NodeId> layer() {
        return Optional.ofNullable(shown);
    }

    public Optional<Path> path() {
        return Optional.ofNullable(file);
    }
}
