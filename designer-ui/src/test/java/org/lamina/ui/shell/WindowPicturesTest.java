package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.theme.Theme;

/// Draws the window in sizes, themes and languages into `target/pictures`, to be looked at.
class WindowPicturesTest {
    @TempDir
    Path folder;

    @Test
    void drawsTheSmallWindow() {
        try (ShownWindow shown = ShownWindow.open(folder)) {
            shown.picture("start-light-en");
            shown.openSample("lenet");
            assertEquals(true, shown.get(window -> window.selectNode("conv1")));
            shown.picture("window-1280-light-en");
            shown.run(window -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
            shown.picture("window-1280-light-zh");
            assertEquals("形状一致", shown.text("#status-problems"));
        }
    }

    @Test
    void drawsTheLargeWindow() {
        try (ShownWindow shown = ShownWindow.open(folder, 1600, 1000)) {
            shown.openSample("lenet");
            shown.run(window -> window.selectNode("conv1"));
            shown.run(window -> window.themeProperty().set(Theme.DARK));
            shown.picture("window-1600-dark-en");
            shown.run(window -> window.themeProperty().set(Theme.HIGH_CONTRAST));
            shown.picture("window-1600-contrast-en");
            shown.run(window -> window.commands().get("help.commands").run());
            shown.picture("window-1600-palette");
            assertEquals(Theme.HIGH_CONTRAST, shown.settings().theme());
        }
    }

    @Test
    void drawsWhatLiesInFrontOfTheWindow() {
        try (ShownWindow shown = ShownWindow.open(folder)) {
            shown.click("#start-new");
            shown.picture("sheet-new-project");
            shown.click("#sheet-cancel");
            shown.openSample("broken");
            shown.press(KeyCode.F1);
            shown.picture("sheet-shortcuts");
            shown.press(KeyCode.ESCAPE);
            shown.press(KeyCode.F5);
            shown.picture("window-not-trainable");
            assertEquals(0, shown.engine().sessions().size());
            shown.openSample("lenet");
            shown.press(KeyCode.F5);
            shown.run(_ -> {
                shown.engine().session().batches(300);
                shown.engine().session().finishEpoch(1, 0.12, 0.97);
                shown.bench().pulse().beat();
            });
            shown.run(window -> window.choosePane("log"));
            shown.run(window -> window.themeProperty().set(Theme.DARK));
            shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), "first")));
            shown.press(KeyCode.CONTROL, KeyCode.W);
            shown.picture("sheet-unsaved-dark");
            assertEquals("Save", shown.text("#unsaved-save"));
        }
    }
}
