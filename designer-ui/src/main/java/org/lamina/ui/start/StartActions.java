package org.lamina.ui.start;

import java.nio.file.Path;
import org.lamina.graph.settings.DataSpec;

/// What the start page can begin.
public interface StartActions {
    void createNew(DataSpec source);

    void open();

    void open(Path file);

    void open(OfferedProject project);
}
