package org.lamina.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled font: Inter, with tabular figures in the regular and medium weights, so that numbers that change keep
/// their place. Characters it lacks, such as Chinese, come from the fonts of the system.
public final class Fonts {
    /// Family names as they are used in style sheets and by canvas drawing.
    public static final String REGULAR = "Lamina Inter";

    public static final String MEDIUM = "Lamina Inter Medium";
    public static final String SEMI_BOLD = "Lamina Inter SemiBold";

    private static final List<String> FILES = List.of("Regular", "Medium", "SemiBold", "Bold");

    private static boolean loaded;

    private Fonts() {}

    /// Makes the families known to JavaFX; [Themes#apply] calls it.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (String weight : FILES) {
            String path = "/org/lamina/theme/fonts/LaminaInter-" + weight + ".otf";
            try (InputStream in = Fonts.class.getResourceAsStream(path)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("Unreadable font: " + path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }
        loaded = true;
    }
}
