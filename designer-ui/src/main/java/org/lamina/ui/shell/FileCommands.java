package org.lamina.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.lamina.ui.model.Editor;
import org.lamina.ui.project.ProjectFiles;

/// Commands of the File menu.
final class FileCommands {
    private FileCommands() {}

    static CommandGroup group(
            ProjectFiles files,
            Editor editor,
            Runnable newProject,
            Runnable fromTemplate,
            Runnable recover,
            Runnable quit) {
        ObservableValue<Boolean> open = files.projectProperty().map(_ -> true).orElse(false);
        return CommandGroup.of(
                "file",
                List.of(
                        Command.of("file.new", newProject).keys("Shortcut+N").icon(Feather.FILE_PLUS),
                        Command.of("file.template", fromTemplate).icon(Feather.LAYERS),
                        Command.of("file.open", files::open).keys("Shortcut+O").icon(Feather.FOLDER),
                        Command.of("file.recover", recover)),
                List.of(
                        Command.of("file.save", files::save)
                                .keys("Shortcut+S")
                                .icon(Feather.SAVE)
                                .when(open),
                        Command.of("file.save-as", files::saveAs)
                                .keys("Shortcut+Shift+S")
                                .when(open)),
                List.of(
                        Command.of("file.compare", files::compare).when(open),
                        Command.of("file.compare-saved", files::compareWithSaved)
                                .when(files.projectProperty()
                                        .map(project -> project.file().isPresent())
                                        .orElse(false)),
                        Command.of("file.compare-end", () -> editor.compareWith(null))
                                .when(editor.comparisonProperty().map(_ -> true).orElse(false))),
                List.of(
                        Command.of("file.close", files::close)
                                .keys("Shortcut+W")
                                .when(open),
                        Command.of("file.quit", quit).keys("Shortcut+Q")));
    }
}
