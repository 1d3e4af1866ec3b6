package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamina.ui.text.Messages;

/// Every word on the screen exists in both languages, with the same placeholders, and every text is used.
///
/// A failure prints the lines to paste.
class MessageKeysTest {
    private static final Path TEXTS = Path.of("../designer-ui/src/main/resources/org/lamina/ui/text");
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9.-]+)=");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[,}]");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    /// Texts that are read as they stand and are no patterns.
    private static final Pattern VERBATIM = Pattern.compile(".*\\.(formula|paper)");

    private static final Map<String, Map<String, String>> ENGLISH = new LinkedHashMap<>();
    private static final Map<String, Map<String, String>> CHINESE = new LinkedHashMap<>();

    @BeforeAll
    static void readBundles() throws IOException {
        for (String area : Messages.AREAS) {
            ENGLISH.put(area, read(area + ".properties"));
            CHINESE.put(area, read(area + "_zh_CN.properties"));
        }
    }

    private static Map<String, String> read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
            properties.load(reader);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
        return sorted;
    }

    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        List<String> repeated = new ArrayList<>();
        for (String area : Messages.AREAS) {
            for (String file : List.of(area + ".properties", area + "_zh_CN.properties")) {
                Set<String> keys = new TreeSet<>();
                Files.readAllLines(TEXTS.resolve(file)).stream()
                        .map(KEY::matcher)
                        .filter(Matcher::lookingAt)
                        .map(line -> line.group(1))
                        .filter(key -> !keys.add(key))
                        .forEach(key -> repeated.add(file + ": " + key));
            }
        }
        assertNone(repeated);
    }

    private static Map<String, String> allEnglish() {
        Map<String, String> all = new TreeMap<>();
        ENGLISH.values().forEach(all::putAll);
        return all;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        List<String> missing = new ArrayList<>();
        ENGLISH.forEach((area, english) -> {
            Map<String, String> chinese = CHINESE.get(area);
            english.forEach((key, text) -> addIfAbsent(missing, area + "_zh_CN.properties", chinese, key, text));
            chinese.forEach((key, text) -> addIfAbsent(missing, area + ".properties", english, key, text));
        });
        assertNone(missing);
    }

    private static void addIfAbsent(
            List<String> missing, String file, Map<String, String> texts, String key, String other) {
        if (!texts.containsKey(key)) {
            missing.add(file + ": " + key + "=" + other);
        }
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        List<String> different = new ArrayList<>();
        ENGLISH.forEach((area, english) -> english.forEach((key, text) -> {
            String translated = CHINESE.get(area).getOrDefault(key, text);
            if (!VERBATIM.matcher(key).matches() && !placeholders(text).equals(placeholders(translated))) {
                different.add(key + ": " + placeholders(text) + " and " + placeholders(translated));
            }
        }));
        assertNone(different);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void textsAreValidPatternsWithoutSwallowedApostrophes() {
        List<String> broken = new ArrayList<>();
        for (Map<String, Map<String, String>> language : List.of(ENGLISH, CHINESE)) {
            language.values()
                    .forEach(texts -> texts.forEach((key, text) -> {
                        if (!VERBATIM.matcher(key).matches() && isBroken(text)) {
                            broken.add(key + "=" + text);
                        }
                    }));
        }
        assertNone(broken);
    }

    private static boolean isBroken(String text) {
        try {
            return new MessageFormat(text).toPattern().isEmpty()
                    || text.isBlank()
                    || LONE_APOSTROPHE.matcher(text).find();
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    @Test
    void keysAreUniqueOverAllAreas() {
        Map<String, String> areas = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        ENGLISH.forEach((area, texts) -> texts.keySet().forEach(key -> {
            String before = areas.put(key, area);
            if (before != null) {
                twice.add(key + " in " + before + " and " + area);
            }
        }));
        assertNone(twice);
    }

    @Test
    void everythingDeclaredHasItsWords() {
        Set<String> missing = new TreeSet<>(DerivedKeys.required());
        missing.removeAll(allEnglish().keySet());
        assertNone(missing.stream().map(key -> key + "=").toList());
    }

    @Test
    void everyUsedKeyExists() throws IOException {
        KeyUses uses = KeyUses.ofSources();
        Set<String> keys = allEnglish().keySet();
        Set<String> missing = new TreeSet<>(uses.required());
        missing.removeIf(key -> keys.contains("problem." + key) || keys.contains("command." + key));
        missing.addAll(uses.labels());
        missing.removeAll(keys);
        assertNone(missing.stream().map(key -> key + "=").toList());
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        KeyUses uses = KeyUses.ofSources();
        Set<String> derived = DerivedKeys.allowed();
        assertNone(allEnglish().keySet().stream()
                .filter(key -> !derived.contains(key) && !uses.mayUse(key))
                .toList());
    }

    private static void assertNone(Collection<String> lines) {
        assertEquals("", String.join("\n", lines));
    }
}
