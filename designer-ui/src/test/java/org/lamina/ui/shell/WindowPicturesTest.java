package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
