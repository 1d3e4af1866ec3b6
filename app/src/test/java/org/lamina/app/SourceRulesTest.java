package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules about the text of the source files of all modules: length, and words that must not stand there.
class SourceRulesTest {
    private static final int CEILING = 400;

    /// Files that may be longer, with the length they may have. Empty is the aim.
    private static final Map<String, Integer> LONGER_FILES = Map.of();

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Map<String, List<String>> SOURCES = new TreeMap<>();

    @BeforeAll
    static void readSources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module :
                    modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
                readModule(module.resolve("src"));
            }
        }
        assertTrue(SOURCES.size() > 10, "found only " + SOURCES.size() + " source files under the project folder");
    }

    private static void readModule(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".css"))
                    .forEach(f -> SOURCES.put(ROOT.relativize(f).toString().replace('\\', '/'), lines(f)));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesStayUnderTheCeiling() {
        List<String> tooLong = new ArrayList<>();
        SOURCES.forEach((file, lines) -> {
            if (lines.size() > LONGER_FILES.getOrDefault(file, CEILING)) {
                tooLong.add(file + " has " + lines.size() + " lines: split it");
            }
        });
        assertNone(tooLong);
    }

    @Test
    void listOfLongerFilesHasNoDeadEntry() {
        List<String> dead = LONGER_FILES.keySet().stream()
                .filter(file -> SOURCES.getOrDefault(file, List.of()).size() <= CEILING)
                .toList();
        assertNone(dead);
    }

    @Test
    void openWorkNamesItsIssue() {
        // Put together from pieces, so that this file does not match itself.
        Pattern open = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\(#\\d+\\))");
        assertNone(linesMatching(file -> true, open));
    }

    @Test
    void importsNameTheirType() {
        assertNone(linesMatching(isJava(), Pattern.compile("^import .*\\*;")));
    }

    @Test
    void testsWaitForAConditionAndNeverSleep() {
        assertNone(linesMatching(isTest(), Pattern.compile("Thread" + "\\.sleep\\(")));
    }

    /// A test may be left out where the system lacks something, if it says what.
    @Test
    void noTestIsSwitchedOff() {
        assertNone(linesMatching(
                isTest(), Pattern.compile("@[\\w.]*\\bDis" + "abled\\b|\\bassume(True|False)\\((?!.*, \"[^\"]{10,})")));
    }

    /// The formatter breaks a long line of documentation and goes on as a plain comment, which nobody reads there.
    @Test
    void documentationDoesNotGoOnAsAComment() {
        List<String> broken = new ArrayList<>();
        SOURCES.forEach((file, lines) -> {
            for (int i = 1; i < lines.size(); i++) {
                boolean goesOn = lines.get(i).strip().startsWith("// ");
                if (goesOn && lines.get(i - 1).strip().startsWith("///")) {
                    broken.add(file + ":" + (i + 1) + ": shorten the line before");
                }
            }
        });
        assertNone(broken);
    }

    @Test
    void coloursStandOnlyInTokenFiles() {
        Pattern inJava =
                Pattern.compile("\"#(\\p{XDigit}{3}|\\p{XDigit}{6}|\\p{XDigit}{8})\"|Color\\.(web|rgb)\\(\"?[#0-9]");
        List<String> found = linesMatching(isJava().and(isTest().negate()), inJava);
        Pattern inSheets = Pattern.compile(":[^;{]*(#\\p{XDigit}{3,8}\\b|\\brgba?\\()");
        found.addAll(linesMatching(file -> file.endsWith(".css") && !file.contains("/tokens-"), inSheets));
        assertNone(found);
    }

    private static Predicate<String> isJava() {
        return file -> file.endsWith(".java");
    }

    private static Predicate<String> isTest() {
        return file -> file.contains("/src/test/");
    }

    private static List<String> linesMatching(Predicate<String> files, Pattern pattern) {
        List<String> found = new ArrayList<>();
        SOURCES.forEach((file, lines) -> {
            for (int i = 0; i < lines.size() && files.test(file); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        });
        return found;
    }

    private static void assertNone(List<String> violations) {
        assertEquals("", String.join("\n", violations));
    }
}
