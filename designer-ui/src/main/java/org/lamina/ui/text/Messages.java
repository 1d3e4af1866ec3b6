package org.lamina.ui.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
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
            "inspector",
            "layers",
            "problems",
            "samples",
            "settings",
            "shell",
            "start",
            "training",
            "visual");

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(this, "language", Locale.ENGLISH);
    private Locale loaded;
    private List<ResourceBundle> bundles;

    public Messages(Locale start) {
        language.set(nearest(start));
        loaded = language.get();
        bundles = load(loaded);
    }

    /// The program's language that serves this locale best.
    public static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static List<ResourceBundle> load(Locale locale) {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return AREAS.stream()
                .map(area -> ResourceBundle.getBundle("org.lamina.ui.text." + area, locale, noFallback))
                .toList();
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
        return new MessageFormat(pattern, language.get()).format(args);
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
            bundles = load(loaded);
        }
        for (ResourceBundle bundle : bundles) {
            if (bundle.containsKey(key)) {
                return Optional.of(bundle.getString(key));
            }
        }
        return Optional.empty();
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
