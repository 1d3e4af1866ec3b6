package org.lamina.ui.project;

import java.nio.file.Path;
import java.util.List;

/// The files that were opened or saved last, newest first; kept between two starts of the program.
public interface RecentFiles {
    List<Path> files();

    void add(Path file);

    /// Forgets a file that is gone.
    void remove(Path file);
}
