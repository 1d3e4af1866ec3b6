package org.lamina.ui.start;

import java.util.List;

/// The sample projects that the start page offers.
public interface SampleGallery {
    /// All samples, simplest first.
    List<Entry> entries();

    /// One sample project.
    interface Entry extends OfferedProject {
        /// How long its own number of epochs takes on two CPU cores.
        int secondsToTrain();

        /// A PNG picture; read in the background.
        byte[] thumbnail();
    }
}
