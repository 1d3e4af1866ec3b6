package org.lamina.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// Reads a theme's token sheet as text: names in order, and colours with references followed.
final class TokenSheets {
    private static final Pattern DEFINITION = Pattern.compile("^\\s*(-lm-[a-z0-9-]+):\\s*([^;]+);", Pattern.MULTILINE);

    private TokenSheets() {}

    static Map<String, String> definitions(Theme theme) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = DEFINITION.matcher(text("tokens-" + theme.id() + ".css"));
        while (matcher.find()) {
            if (found.put(matcher.group(1), matcher.group(2).strip()) != null) {
                throw new IllegalStateException(theme + " defines " + matcher.group(1) + " twice");
            }
        }
        return found;
    }

    static Color color(Theme theme, ColorToken token) {
        Map<String, String> definitions = definitions(theme);
        String value = definitions.get(token.cssName());
        while (value.startsWith("-lm-")) {
            value = definitions.get(value);
        }
        return Color.web(value);
    }

    static String text(String sheet) {
        try (InputStream in = TokenSheets.class.getResourceAsStream(sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
