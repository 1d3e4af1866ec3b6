package org.lamina.ui.visual;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks the user where to save.
@FunctionalInterface
public interface FilePicker {

    /// The chosen file, or empty when the user changed their mind.
    Optional<Path> saveAs(@Nullable Window owner, String suggestedName);

    /// The desktop's own dialog.
    static FilePicker dialog() {
        return (owner, suggestedName) -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(suggestedName);
            String extension = "*" + suggestedName.substring(suggestedName.lastIndexOf('.'));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(extension, extension));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
