package org.lamina.ui.dialog;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.project.Project;
import org.lamina.ui.text.Messages;

/// The file choosers of the system; they begin where the last one ended, at first in the folder of the newest project,
/// or else among the user's documents.
public final class SystemFileChoice implements FileChoice {
    private final Supplier<List<Path>> recent;
    private final Path home;
    private @Nullable Path lastFolder;

    /// @param recent the projects that were used last, newest first
    /// @param home the user's folder
    public SystemFileChoice(Supplier<List<Path>> recent, Path home) {
        this.recent = recent;
        this.home = home;
    }

    @Override
    public Optional<Path> toOpen(Window owner, Messages messages) {
        return chosen(chooser(messages, "dialog.file.open", "", beginning()).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toSave(Window owner, Messages messages, Path suggested) {
        Path folder = suggested.getParent() == null ? beginning() : suggested.getParent();
        String name = String.valueOf(suggested.getFileName());
        return chosen(chooser(messages, "dialog.file.save", name, folder).showSaveDialog(owner));
    }

    /// Where to look first.
    Path beginning() {
        return Stream.of(
                        Stream.ofNullable(lastFolder),
                        recent.get().stream().flatMap(file -> Stream.ofNullable(file.getParent())),
                        Stream.of(home.resolve("Documents")))
                .flatMap(folders -> folders)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(home);
    }

    private static FileChooser chooser(Messages messages, String titleKey, String name, Path folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text(titleKey));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.text("dialog.file.kind"), "*" + Project.ENDING));
        if (Files.isDirectory(folder)) {
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
