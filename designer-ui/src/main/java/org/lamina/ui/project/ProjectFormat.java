package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Path;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;

/// Reads and writes project files; called in the background.
public interface ProjectFormat {
    GraphDocument read(Path file) throws ProblemException, IOException;

    /// Writes the file as a whole or not at all.
    void write(GraphDocument document, Path file) throws ProblemException, IOException;
}
