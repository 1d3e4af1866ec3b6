package org.lamina.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.Fix;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.check.Specs;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.testkit.BrokenNetworks;
import org.lamina.graph.testkit.Sketch;

/// Every problem and fix of the model becomes a sentence in every language, with its values in place.
class ProblemWordsTest {
    private static final Path MODEL = Path.of("..", "graph-model", "src", "main", "java");
    private static final Pattern CODE =
            Pattern.compile("\"((network|node|shape|data|output|loss|file|layer|risk)\\.[a-z-]+)\"");
    private static final Pattern REFUSAL =
            Pattern.compile("(?:refused|error)\\(\\s*\"(edit\\.[a-z-]+)\"", Pattern.DOTALL);

    static Stream<Arguments> languages() {
        return Messages.LANGUAGES.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyCodeOfTheModelHasASentence(Locale language) throws IOException {
        Messages messages = new Messages(language);
        Set<String> codes = codes();
        assertTrue(codes.size() > 70, () -> "found only " + codes);
        List<String> missing = codes.stream()
                .map(code -> "problem." + code)
                .filter(key -> !messages.has(key))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MODEL)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher code = CODE.matcher(source);
                while (code.find()) {
                    codes.add(code.group(1));
                }
                Matcher refusal = REFUSAL.matcher(source);
                while (refusal.find()) {
                    codes.add(refusal.group(1));
                }
            }
        }
        return codes;
    }

    /// Those called risks, and the others that let a network train but not learn well.
    @ParameterizedTest
    @MethodSource("languages")
    void everyRiskIsExplained(Locale language) throws IOException {
        Messages messages = new Messages(language);
        Set<String> risks = codes();
        risks.removeIf(code -> !code.startsWith("risk."));
        risks.addAll(List.of("loss.classes", "loss.binary", "node.dead-end"));
        List<String> missing = new ArrayList<>();
        for (String code : risks) {
            for (String part : List.of("title", "wrong", "signs", "remedy")) {
                String key = "why." + code + "." + part;
                if (!messages.has(key) || isChinese(messages.text(key)) != isChinese(language)) {
                    missing.add(key);
                }
            }
            if (code.startsWith("risk.") && !messages.has("why." + code + ".paper")) {
                missing.add("why." + code + ".paper");
            }
        }
        assertTrue(risks.size() > 10, () -> "found only " + risks);
        assertEquals(List.of(), missing);
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFindingAndFixIsWorded(Locale language) {
        Wording wording = new Wording(new Messages(language));
        for (long seed = 0; seed < 1_000; seed++) {
            for (Finding finding : GraphChecker.check(BrokenNetworks.of(seed)).findings()) {
                assertSentence(wording.sentence(finding.problem()), language);
                for (Fix fix : finding.fixes()) {
                    assertWorded(wording.fix(fix));
                }
            }
        }
    }

    private static void assertSentence(String text, Locale language) {
        assertWorded(text);
        assertTrue(text.endsWith(language.getLanguage().equals("zh") ? "。" : "."), text);
    }

    private static void assertWorded(String text) {
        assertTrue(!text.contains("{") && !text.contains("[layer") && !text.contains("null"), text);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aBrokenFileIsWordedWithItsLine(Locale language) {
        String text = ProjectCodec.write(GraphDocument.EMPTY).replace("\"epochs\": 5", "\"epochs\": 0");
        Problem problem = assertThrows(ProblemException.class, () -> ProjectCodec.read(text))
                .problem();
        String expected = language.getLanguage().equals("zh")
                ? "第 14 行：“epochs”是 0，但必须在 1 到 100,000 之间。"
                : "Line 14: “epochs” is 0 but must be from 1 to 100,000.";
        assertEquals(expected, new Wording(new Messages(language)).sentence(problem));
    }

    @Test
    void sentencesNameTheNodeAndTheActualValues() {
        Wording wording = new Wording(new Messages(Locale.ENGLISH));
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", Specs.inputFor(new Shape.Image(3, 28, 28)))
                .chain("dense1", Dense.KIND.defaults())
                .chain("digit", Output.KIND.defaults().withUnits(7))
                .document();
        List<String> sentences = new ArrayList<>();
        GraphChecker.check(document).findings().forEach(f -> sentences.add(wording.sentence(f.problem())));

        assertEquals(
                List.of(
                        "image expects [B, C=3, H=28, W=28], but the data source “MNIST digits” gives [B, C=1, H=28, W=28]."
                                + " Set the input to the shape of the data.",
                        "dense1 needs a vector [B, F] but gets [B, C=3, H=28, W=28]."
                                + " Put a Flatten or a global pooling before it.",
                        "digit has 7 units but the target “digit” has 10 values. Give it 10 units."),
                sentences);
    }
}
