package org.lamina.ui.dialog;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.project.Project;
import org.lamina.ui.text.Messages;

/// The file choosers of the system; they begin where the last one ended.
public final class SystemFileChoice implements FileChoice {
    private @Nullable Path lastFolder;

    @Override
    public Optional<Path> toOpen(Window owner, Messages messages) {
        return chosen(chooser(messages, "dialog.file.open", "", lastFolder).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toSave(Window owner, Messages messages, Path suggested) {
        Path folder = suggested.getParent() == null ? lastFolder : suggested.getParent();
        String name = String.valueOf(suggested.getFileName());
        return chosen(chooser(messages, "dialog.file.save", name, folder).showSaveDialog(owner));
    }

    private static FileChooser chooser(Messages messages, String titleKey, String name, @Nullable Path folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text(titleKey));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.text("dialog.file.kind"), "*" + Project.ENDING));
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        Path path = file.toPath().toAbsolutePath();
        lastFolder = path.getParent();
        return Optional.of(path);
    }
}
