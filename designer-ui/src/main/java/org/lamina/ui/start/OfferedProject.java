package org.lamina.ui.start;

import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.ProblemException;

/// A project that comes with the program; what is opened is a copy of it.
public interface OfferedProject {
    /// Its name as a file, without ending: `mnist-lenet`.
    String id();

    /// Message key of its name.
    String titleKey();

    /// Message key of what it shows.
    String summaryKey();

    /// The layer that it is about, which is selected when it opens.
    default Optional<NodeId> shown() {
        return Optional.empty();
    }

    /// Reads or makes the project; takes a moment, so not on the FX thread.
    GraphDocument load() throws ProblemException;
}
