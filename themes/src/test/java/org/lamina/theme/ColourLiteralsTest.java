package org.lamina.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Colours are written down in the token sheets and in the tables of colour maps, nowhere else in the program.
class ColourLiteralsTest {
    private static final Pattern IN_CSS = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhs[bl]a?\\(|(?<!smoothing-type)[:,]\\s*(white|black|gr[ae]y|red|green|blue|yellow|orange)\\b");
    private static final Pattern IN_JAVA = Pattern.compile("\"#[0-9a-fA-F]{3,8}\\b"
            + "|\\bColor\\.(web|valueOf)\\(\\s*\""
            + "|\\bColor\\.(rgb|rgba|hsb|color|gray|grayRgb)\\(\\s*\\d"
            + "|\\bnew Color\\(\\s*\\d"
            + "|\\bColor\\.(?!TRANSPARENT\\b)[A-Z]{3,}\\b"
            + "|\\b0x(?i:ff)(?!0{6}|(?i:f){6})[0-9a-fA-F]{6}\\b"
            + "|\\.setStyle\\(");

    /// Tables of colour maps: pictures of data look the same in every theme.
    private static final List<String> COLOUR_MAPS = List.of("org/lamina/ui/visual/map/");

    @Test
    void onlyTokenSheetsAndColourMapsHoldColours() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String name = file.toString().replace('\\', '/');
            boolean allowed = name.contains("/tokens-") || COLOUR_MAPS.stream().anyMatch(name::contains);
            if (!allowed) {
                Pattern pattern = name.endsWith(".css") ? IN_CSS : IN_JAVA;
                found.addAll(matches(file, pattern));
            }
        }
        assertEquals(List.of(), found, "Use a name from ColorToken, in Java through ThemeColors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Color.web(\"#fff\")",
                "\"#3b6ef5\"",
                "Color.rgb(1, 2, 3)",
                "Color.RED",
                "0xFF3B6EF5",
                "label.setStyle(\"-fx-x: y\")"
            })
    void recognisesColoursInJava(String line) {
        assertTrue(IN_JAVA.matcher(line).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-fx-fill: #fff;", "-fx-fill: rgba(0, 0, 0, 0.1);", "-fx-text-fill: white;"})
    void recognisesColoursInCss(String line) {
        assertTrue(IN_CSS.matcher(line).find());
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path main : modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> all = Files.walk(main)) {
                    all.filter(file -> file.toString().matches(".*\\.(css|java)"))
                            .forEach(files::add);
                }
            }
        }
        assertTrue(files.size() > 20, "Found only " + files.size() + " sources below " + root);
        return files;
    }

    private static List<String> matches(Path file, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size(); line++) {
            if (pattern.matcher(lines.get(line)).find()) {
                found.add("%s:%d %s"
                        .formatted(file.getFileName(), line + 1, lines.get(line).strip()));
            }
        }
        return found;
    }
}
