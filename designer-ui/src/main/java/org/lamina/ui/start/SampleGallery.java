package org.lamina.ui.start;

import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;

/// The sample projects that the start page offers.
public interface SampleGallery {
    /// All samples, simplest first.
    List<Entry> entries();

    /// One sample project.
    interface Entry {
        /// Its name as a file, without ending: `mnist-lenet`.
        String id();

        /// Message key of its name.
        String titleKey();

        /// Message key of what it shows.
        String summaryKey();

        /// How long its own number of epochs takes on two CPU cores.
        int secondsToTrain();

        /// A PNG picture; read in the background.
        byte[] thumbnail();

        /// Reads the project; takes a moment, so not on the FX thread.
        GraphDocument load() throws ProblemException;
    }
}
