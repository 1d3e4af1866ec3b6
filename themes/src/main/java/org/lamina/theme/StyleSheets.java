package org.lamina.theme;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/// The style sheets that every theme shares, in the order in which they are applied.
final class StyleSheets {
    /// One sheet per area of the window; all of them use functional colour names only.
    static final List<String> AREAS = List.of(
            "bridge",
            "colors",
            "base",
            "controls",
            "windows",
            "lists",
            "shell",
            "canvas",
            "inspector",
            "palette",
            "charts",
            "visual",
            "problems",
            "start");

    private StyleSheets() {}

    static List<String> of(Theme theme) {
        return Stream.concat(
                        Stream.of(theme.tokenSheet()),
                        AREAS.stream().map(area -> url("/org/lamina/theme/" + area + ".css")))
                .toList();
    }

    static String url(String path) {
        URL url = StyleSheets.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("Missing style sheet: " + path);
        }
        return url.toExternalForm();
    }
}
