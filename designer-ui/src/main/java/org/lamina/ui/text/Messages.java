package org.lamina.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// All words on the screen, in the chosen language, switched live.
///
/// One bundle per area of the window; keys are unique over all of them. Whoever shows a text that stays binds to
/// [#bind]; whoever makes one for now asks [#text].
public final class Messages {
    /// The languages of the program.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /// The bundles, `<area>.properties` beside this class.
    public static final List<String> AREAS = List.of(
            "canvas",
            "chart",
            "cli",
            "data",
            "dialogs",
            "examples",
            "inspector",
            "layers",
            "problems",
            "risks",
            "samples",
            "settings",
            "shell",
            "start",
            "templates",
            "training",
            "visual");

    private static final Map<Locale, Map<String, String>> TEXTS = new ConcurrentHashMap<>();

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(this, "language", Locale.ENGLISH);
    private Locale loaded;
    private Map<String, String> texts;

    public Messages(Locale start) {
        language.set(nearest(start));
        loaded = language.get();
        texts = TEXTS.computeIfAbsent(loaded, Messages::load);
    }

    /// The program's language that serves this locale best.
    public static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /// English everywhere, with the texts of the language over it. Read without `ResourceBundle`, which looks for five
    /// files per area.
    private static Map<String, String> load(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        for (String area : AREAS) {
            read(area + ".properties", texts);
            if (locale.equals(Locale.SIMPLIFIED_CHINESE)) {
                read(area + "_zh_CN.properties", texts);
            }
        }
        return texts;
    }

    private static void read(String file, Map<String, String> texts) {
        try (InputStream stream = Messages.class.getResourceAsStream(file)) {
            Properties bundle = new Properties();
            bundle.load(new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8));
            bundle.forEach((key, text) -> texts.put((String) key, (String) text));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// The language in force; setting it changes every bound text.
    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    public Locale language() {
        return language.get();
    }

    /// The text of a key in the current language, with `{0}`… filled in.
    public String text(String key, Object... args) {
        String pattern = find(key)
                .orElseThrow(() -> new MissingResourceException("No text for " + key, Messages.class.getName(), key));
        if (args.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern; // as most are; a format for each would be felt when the window opens
        }
        MessageFormat format = new MessageFormat(pattern, language.get());
        return language.get().equals(Locale.SIMPLIFIED_CHINESE) ? Spacing.format(format, args) : format.format(args);
    }

    /// The text of a key as it stands in the bundle, for text that is not a pattern, such as a formula.
    public Optional<String> verbatim(String key) {
        return find(key);
    }

    /// Whether the key has a text.
    public boolean has(String key) {
        return find(key).isPresent();
    }

    private Optional<String> find(String key) {
        // Bindings ask while the language changes, before any listener of ours would have run.
        if (!loaded.equals(language.get())) {
            loaded = language.get();
            texts = TEXTS.computeIfAbsent(loaded, Messages::load);
        }
        return Optional.ofNullable(texts.get(key));
    }

    /// A text that follows the language; observable arguments are followed too.
    public StringBinding bind(String key, Object... args) {
        ObservableValue<?>[] followed = Arrays.stream(args)
                .filter(ObservableValue.class::isInstance)
                .map(arg -> (ObservableValue<?>) arg)
                .toArray(ObservableValue[]::new);
        ObservableValue<?>[] all = Arrays.copyOf(followed, followed.length + 1);
        all[followed.length] = language;
        return Bindings.createStringBinding(
                () -> text(
                        key,
                        Arrays.stream(args)
                                .map(arg -> arg instanceof ObservableValue<?> value ? value.getValue() : arg)
                                .toArray()),
                all);
    }
}
