package org.lamina.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.run.Engine;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.Workbench;
import org.lamina.ui.dialog.FileChoice;
import org.lamina.ui.dialog.SystemFileChoice;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.shell.DesignerWindow;
import org.lamina.ui.shell.Surroundings;
import org.lamina.ui.text.Messages;

/// One window with everything it works with. Made on the FX thread.
///
/// @param background does what the window's panes want computed, one after the other
/// @param disk reads and writes files, one after the other, so that two savings never overtake each other
public record Designer(
        Stage stage, Workbench bench, DesignerWindow window, ExecutorService background, ExecutorService disk) {
    /// @param recoveryFolder where unsaved edits are kept for the case of a crash
    public static Designer open(SettingsFile settings, Locale language, Engine engine, Path recoveryFolder) {
        return open(
                settings,
                language,
                engine,
                recoveryFolder,
                new SystemFileChoice(
                        () -> settings.settings().recentFiles(), Path.of(System.getProperty("user.home"))));
    }

    /// @param files how the user chooses files
    static Designer open(SettingsFile settings, Locale language, Engine engine, Path recoveryFolder, FileChoice files) {
        ExecutorService background = oneThread("jobs-1");
        ExecutorService disk = oneThread("files-1");
        Pulse pulse = new Pulse();
        Workbench bench = new Workbench(
                new Editor(GraphDocument.EMPTY),
                new Runs(engine, pulse),
                new Messages(language),
                new ThemeColors(),
                new Jobs(background),
                pulse);
        Surroundings around = new Surroundings(
                new SampleShelf(),
                new TemplateShelf(),
                new ExampleShelf(),
                new BlockShelf(),
                new BlockFolder(settings.beside("blocks")),
                new WindowSettings(settings),
                recoveryFolder,
                files,
                new Jobs(disk));
        Stage stage = new Stage();
        return new Designer(stage, bench, new DesignerWindow(stage, bench, around), background, disk);
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(
                work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
    }
}
