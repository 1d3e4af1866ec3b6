package org.lamina.ui.dialog;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.lamina.ui.text.Messages;

/// Lets the user choose a project file.
public interface FileChoice {
    Optional<Path> toOpen(Window owner, Messages messages);

    Optional<Path> toSave(Window owner, Messages messages, Path suggested);
}
