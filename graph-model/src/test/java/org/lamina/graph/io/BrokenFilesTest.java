package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// A small project, broken in one place each time: the code and the line of what the reader says.
class BrokenFilesTest {
    private static final String GOOD = """
            {
              "format": "lamina-project",
              "version": 1,
              "nodes": [
                {"id": "in", "name": "in", "kind": "input-vector", "settings": {"size": 2}},
                {"id": "hid", "name": "hid", "kind": "dense", "settings": {"units": 4, "activation": "relu"}},
                {"id": "out", "name": "out", "kind": "output", "settings": {"units": 3, "loss": {"kind": "softmax-cross-entropy"}}},
                {"id": "pool", "name": "pool", "kind": "max-pool2d", "settings": {"window": [2, 2], "stride": [2, 2], "padding": "valid"}}
              ],
              "connections": [
                {"from": "in", "to": "hid"},
                {"from": "hid", "to": "out"}
              ],
              "layout": {
                "in": [0, 0],
                "out": [500.5, -3]
              },
              "data": {"source": {"kind": "points", "pattern": "spiral"}, "validation-share": 0.2, "limit": 0, "normalisation": "none"},
              "training": {
                "epochs": 5, "batch-size": 32, "seed": 1,
                "optimizer": {"kind": "sgd", "learning-rate": 0.1},
                "schedule": {"kind": "constant"},
                "l1": 0, "l2": 0, "weight-init": "auto",
                "clipping": {"kind": "off"},
                "patience": 0
              }
            }
            """;

    @Test
    void theUnbrokenFileIsRead() throws ProblemException {
        assertEquals(4, ProjectCodec.read(GOOD).network().nodes().size());
    }

    /// What is no JSON, entries that stand there twice, ids that lead nowhere, and what a formula may be.
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "file.not-json",
            "file.more-text",
            "file.duplicate-field",
            "file.duplicate-id",
            "file.duplicate-connection",
            "file.formula",
            "file.missing-node");

    /// What is there, what stands there instead, and what the reader says of it.
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "lamina-project" | "other" | file.other-format | 1
                    "version": 1 | "version": 2 | file.newer | 3
                    "version": 1 | "version": 0 | file.out-of-range | 3
                    "version": 1 | "version": "1" | file.needs-whole | 3
                    "nodes": [ | "knots": [ | file.missing-field | 1
                    "patience": 0 | "patience": 0, "patience": 1 | file.duplicate-field | 25
                    "patience": 0 | "patience": 0, "haste": 1 | file.unknown-field | 25
                    "patience": 0 | "patience": 0 } } { | file.more-text | 25
                    "patience": 0 | "patience": NaN | file.not-json | 25
                    "patience": 0 | "patience": 1e3 | file.needs-whole | 25
                    "patience": 0 | "patience": 99999999999999999999 | file.needs-whole | 25
                    "seed": 1 | "seed": 99999999999 | file.out-of-range | 20
                    "seed": 1 | "seed": true | file.needs-whole | 20
                    "l1": 0 | "l1": 1e999 | file.out-of-range | 23
                    "l1": 0 | "l1": null | file.needs-number | 23
                    "auto" | "magic" | file.unknown-choice | 23
                    {"kind": "off"} | "off" | file.needs-object | 24
                    "kind": "sgd" | "kind": "lion" | file.unknown-kind | 21
                    "learning-rate": 0.1 | "learning-rate": 0 | file.out-of-range | 21
                    "kind": "points" | "kind": "secrets" | file.unknown-kind | 18
                    "size": 2 | "size": 0 | file.out-of-range | 5
                    "size": 2 | "size": 2.5 | file.needs-whole | 5
                    "size": 2 | "size": 2, "more": 1 | file.unknown-field | 5
                    "size": 2 |  | file.missing-field | 5
                    "units": 4 | "units": 4000000 | file.out-of-range | 6
                    "dense", "settings": {"units": 4, "activation": "relu"} | "expression", "settings": {"formula": "x +"} | file.formula | 6
                    "id": "hid" | "id": "in" | file.duplicate-id | 6
                    "id": "hid" | "id": "Hid" | file.bad-id | 6
                    "name": "hid" | "name": " " | file.bad-name | 6
                    "name": "hid" | "name": 7 | file.needs-text | 6
                    "kind": "dense" | "kind": "" | file.bad-kind | 6
                    "window": [2, 2] | "window": 2 | file.needs-pair | 8
                    "window": [2, 2] | "window": [2, 2, 2] | file.needs-pair | 8
                    "window": [2, 2] | "window": [2, 0] | file.out-of-range | 8
                    "to": "out" | "to": "nowhere" | file.missing-node | 12
                    "to": "hid" | "to": "hid", "port": 1 | file.unknown-field | 11
                    "from": "hid", "to": "out" | "from": "in", "to": "hid" | file.duplicate-connection | 12
                    "in": [0, 0] | "gone": [0, 0] | file.missing-node | 15
                    "in": [0, 0] | "in": [0] | file.needs-pair | 15
                    "in": [0, 0] | "in": [0, 1e300] | file.out-of-range | 15
                    "in": [0, 0] | "in": ["0", 0] | file.needs-number | 15
                    "layout": { | "layout": [], "rest": { | file.needs-object | 14
                    """)
    private @interface ForEachBrokenPlace {}

    @ForEachBrokenPlace
    void oneBrokenPlaceGivesItsProblemAtItsLine(String good, String broken, String code, int line) {
        String text = with(good, broken);
        ProblemException refused = assertThrows(ProblemException.class, () -> ProjectCodec.read(text));
        Problem problem = refused.problem();
        assertEquals(code + " @ " + line, problem.code() + " @ " + lineOf(problem), () -> refused.getMessage());
    }

    private static String with(String good, @Nullable String broken) {
        return GOOD.replaceFirst(Pattern.quote(good), broken == null ? "" : Matcher.quoteReplacement(broken));
    }

    @ForEachBrokenPlace
    void theSchemaRefusesWhatASchemaCanSay(String good, String broken, String code) {
        if (!BEYOND_A_SCHEMA.contains(code) && !String.valueOf(broken).contains("1e3")) {
            assertFalse(SchemaValidator.faults(with(good, broken)).isEmpty(), broken);
        }
    }

    @Test
    void theSchemaAcceptsTheUnbrokenFile() {
        assertEquals(List.of(), SchemaValidator.faults(GOOD));
    }

    @Test
    void textThatIsNoProjectIsRefused() {
        assertEquals("file.empty", codeOf(" \n"));
        assertEquals("file.not-json", codeOf("hello"));
        assertEquals("file.not-json", codeOf("{\"format\": \"lamina-project\""));
        assertEquals("file.other-format", codeOf("[]"));
        assertEquals("file.other-format", codeOf("{\"format\": 1}"));
    }

    @Test
    void bombsAreDefused() {
        assertEquals("file.beyond-limits", codeOf("[".repeat(100_000)));
        assertEquals("file.beyond-limits", codeOf("[" + "0,".repeat(2_000_000) + "0]"));
        assertEquals("file.beyond-limits", codeOf("{\"format\": \"" + "x".repeat(1_000_000) + "\"}"));
        assertEquals("file.beyond-limits", codeOf("{\"format\": " + "9".repeat(1_000) + "}"));
        assertEquals("file.too-large", codeOf("x".repeat(JsonReader.MOST_CHARACTERS + 1)));
    }

    private static String codeOf(String text) {
        return assertThrows(ProblemException.class, () -> ProjectCodec.read(text))
                .problem()
                .code();
    }

    private static int lineOf(Problem problem) {
        return problem.place() instanceof Place.OfFile at ? at.line() : -1;
    }
}
