package org.lamina.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/// Words by which searches find a layer kind, block, template or sample besides its name: what else it is called and
/// what it is used for. They are never shown, so those of all languages stand together and count at any time.
public final class Keywords {
    private static final Map<String, List<String>> ALL = load();

    private Keywords() {}

    private static Map<String, List<String>> load() {
        try (InputStream stream = Keywords.class.getResourceAsStream("keywords.properties")) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
            return words.stringPropertyNames().stream()
                    .collect(Collectors.toMap(id -> id, id -> split(words.getProperty(id))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> split(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
    }

    /// All words by what they find, as `layer.dense` or `template.bert-base`.
    public static Map<String, List<String>> all() {
        return ALL;
    }

    /// Whether a query is one of the keywords, or the beginning of one or of a word in it.
    public static boolean fits(String query, String id) {
        String wanted = normal(query);
        return !wanted.isEmpty()
                && of(id).stream()
                        .anyMatch(keyword -> keyword.startsWith(wanted)
                                || keyword.contains(" " + wanted)
                                || isIdeographic(wanted) && keyword.contains(wanted));
    }

    /// Whether a query is one of the keywords.
    public static boolean isOne(String query, String id) {
        return of(id).contains(normal(query));
    }

    private static List<String> of(String id) {
        return ALL.getOrDefault(id, List.of());
    }

    private static String normal(String query) {
        return query.strip().toLowerCase(Locale.ROOT);
    }

    /// Chinese is written without spaces between words.
    private static boolean isIdeographic(String text) {
        return Character.isIdeographic(text.codePointAt(0));
    }
}
