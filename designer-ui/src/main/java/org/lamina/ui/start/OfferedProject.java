package org.lamina.ui.start;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;

/// A project that comes with the program; what is opened is a copy of it.
public interface OfferedProject {
    /// Its name as a file, without ending: `mnist-lenet`.
    String id();

    /// Message key of its name.
    String titleKey();

    /// Message key of what it shows.
    String summaryKey();

    /// Reads or makes the project; takes a moment, so not on the FX thread.
    GraphDocument load() throws ProblemException;
}
