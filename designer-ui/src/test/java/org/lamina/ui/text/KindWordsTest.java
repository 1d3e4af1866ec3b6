package org.lamina.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.ScheduleSpec;
import org.lamina.graph.settings.TrainingSettings;

/// Every kind that a descriptor declares has its words in every language; a failure prints the lines to paste.
class KindWordsTest {
    private static final List<Family<? extends Described>> FAMILIES = List.of(
            LayerKinds.ALL,
            LayerKinds.BLOCKS,
            DataSpec.ALL,
            OptimizerSpec.ALL,
            ScheduleSpec.ALL,
            ClippingSpec.ALL,
            ConstraintSpec.ALL,
            PenaltySpec.ALL,
            Losses.ALL);

    static Stream<Arguments> languages() {
        return Messages.LANGUAGES.stream().map(Arguments::of);
    }

    private static List<Kind<?>> kindsWithSummary() {
        List<Kind<?>> kinds = new ArrayList<>();
        FAMILIES.forEach(family -> kinds.addAll(family.kinds()));
        kinds.add(UnknownLayer.KIND);
        return kinds;
    }

    private static List<String> derivedKeys() {
        List<String> keys = new ArrayList<>();
        for (Kind<?> kind : kindsWithSummary()) {
            keys.add(kind.messageKey() + ".summary");
            addKeys(kind, keys);
        }
        addKeys(TrainingSettings.KIND, keys);
        addKeys(DataSettings.KIND, keys);
        addKeys(Learning.KIND, keys);
        LayerKinds.ALL
                .kinds()
                .forEach(kind -> kind.defaults().kind().roles().forEach(role -> keys.add("role." + role)));
        for (Category category : Category.values()) {
            keys.add("category." + category.id());
        }
        for (Kind<? extends DataSpec> kind : DataSpec.ALL.kinds()) {
            kind.defaults().signature().targets().forEach(target -> keys.addAll(target.classKeys()));
        }
        return keys.stream().distinct().toList();
    }

    private static void addKeys(Kind<?> kind, List<String> keys) {
        keys.add(kind.messageKey() + ".name");
        keys.add(kind.messageKey() + ".help");
        for (Param<?, ?> param : kind.params()) {
            keys.add(kind.messageKey() + ".param." + param.id() + ".label");
            keys.add(kind.messageKey() + ".param." + param.id() + ".tip");
            if (param instanceof Param.ChoiceParam<?, ?> choice) {
                choice.values().forEach(value -> keys.add("choice." + choice.type() + "." + ((Choice) value).id()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyDerivedKeyHasAText(Locale language) throws Exception {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language;
        Properties words = new Properties();
        for (String area : Messages.AREAS) {
            try (var in = Messages.class.getResourceAsStream(area + suffix + ".properties")) {
                words.load(new java.io.InputStreamReader(
                        java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        List<String> toPaste = derivedKeys().stream()
                .filter(key -> words.getProperty(key, "").isBlank())
                .map(key -> key + "=")
                .toList();
        assertEquals("", String.join("\n", toPaste), "lines to add to the " + language + " bundles");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everySummaryIsWorded(Locale language) {
        Wording wording = new Wording(new Messages(language));
        List<String> unfilled = kindsWithSummary().stream()
                .map(kind -> wording.summary(kind.defaults()))
                .filter(text -> text.isBlank() || text.contains("{") || text.contains("|"))
                .toList();
        assertEquals(List.of(), unfilled);
    }

    @Test
    void formulasAreTheSameInEveryLanguage() {
        List<Wording> wordings =
                Messages.LANGUAGES.stream().map(Messages::new).map(Wording::new).toList();
        for (Kind<?> kind : kindsWithSummary()) {
            assertEquals(
                    1, wordings.stream().map(w -> w.formula(kind)).distinct().count(), kind + " has two formulas");
        }
    }

    @Test
    void summariesSayWhatMatters() {
        Wording wording = new Wording(new Messages(Locale.ENGLISH));
        Conv2d conv = new Conv2d(1024, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
        assertEquals(
                Arrays.asList(
                        "1,024 filters 3×3, same, ReLU",
                        "1 filter 3×3, same, ReLU",
                        "p = 0.25",
                        "10 units, softmax + CE",
                        "2 heads, causal",
                        "1 head, rotary"),
                Stream.of(
                                conv,
                                conv.withFilters(1),
                                new Dropout(0.25),
                                new Output(10, Losses.SOFTMAX_CROSS_ENTROPY),
                                new SelfAttention(2, true),
                                new SelfAttention(1, false).withRotary(true))
                        .map(wording::summary)
                        .toList());
    }

    @Test
    void measuredNumbersInARowHaveEquallyManyDigits() {
        assertEquals(
                List.of("0.0660", "0.0657", "−1.50", "12.0", "123", "1.2e-5", "0", "NaN"),
                Stream.of(0.066, 0.06573, -1.5, 12.0, 123.4, 1.2e-5, 0.0, Double.NaN)
                        .map(value -> Wording.exactly(value, 3))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void decimalsReadAsPeopleTypeThem(double value, String text) {
        assertEquals(text, Wording.decimal(value));
    }

    static Stream<Arguments> decimals() {
        return Stream.of(
                Arguments.of(0, "0"),
                Arguments.of(1e-3, "0.001"),
                Arguments.of(1e-7, "1e-7"),
                Arguments.of(1.5e-5, "1.5e-5"),
                Arguments.of(0.999, "0.999"),
                Arguments.of(10, "10"));
    }
}
