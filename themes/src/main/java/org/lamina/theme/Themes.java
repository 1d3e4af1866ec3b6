package org.lamina.theme;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Puts a theme on scenes and switches it while they are shown. FX thread only.
///
/// One theme is in force in the whole program: the base sheet belongs to the application, so that popups, tooltips
/// and dialogs, which take their other sheets from the window that owns them, need no call of their own. A window
/// without an owner needs its own [#apply].
public final class Themes {
    private Themes() {}

    /// Gives the scene the theme; calling it again with another theme switches.
    public static void apply(Scene scene, Theme theme) {
        prepare(theme);
        List<String> sheets = StyleSheets.of(theme);
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    /// Puts the theme in force for the controls to come. The first control of a program that has not done so loads the
    /// toolkit's own look, for nothing.
    public static void prepare(Theme theme) {
        Fonts.load();
        String base = theme.baseSheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
    }

    /// The theme that the desktop asks for: high contrast, dark or light.
    public static Theme systemDefault() {
        Platform.Preferences preferences = Platform.getPreferences();
        boolean contrast = preferences.getBoolean("Windows.SPI.HighContrast").orElseGet(() -> Objects.toString(
                        preferences.get("GTK.theme_name"), "")
                .toLowerCase(Locale.ROOT)
                .contains("highcontrast"));
        if (contrast) {
            return Theme.HIGH_CONTRAST;
        }
        return preferences.getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }
}
