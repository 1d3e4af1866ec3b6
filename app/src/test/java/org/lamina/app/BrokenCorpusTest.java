package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.samples.SampleCatalog;

/// Files that are no projects, each in a way that happens: the command line ends with 2 and one sentence, soon.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenCorpusTest {
    private static final long MAX_NANOS = 1_000_000_000L;
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private String good;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        good = SampleCatalog.byName("spiral-mlp").orElseThrow().project();
        file = folder.resolve("broken.lamina");
        CommandLineRun.of(folder.resolve("settings.json"), "check", "spiral-mlp"); // loads the classes, unmeasured
    }

    /// Checks the file; the sentence must begin so and say what to do.
    private void assertRefused(String expected) {
        assertRefused(expected, file);
    }

    private void assertRefused(String expected, Path path) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime(); // not the clock: others may use the machine too
        CommandLineRun run = CommandLineRun.of(folder.resolve("settings.json"), "check", path.toString());
        long nanos = threads.getCurrentThreadCpuTime() - begin;
        assertEquals(2, run.code(), run.out() + run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().strip().lines().count(), run.err());
        assertTrue(run.err().startsWith(expected), run.err());
        assertTrue(run.err().strip().endsWith("."), run.err());
        assertFalse(run.err().contains("Exception") || run.err().contains("LM-"), run.err());
        assertTrue(nanos < MAX_NANOS, nanos / 1_000_000 + " ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "epochs": 2000 | "epochs": 99999999999999999999999999 | Line 33: “epochs” must be a whole number
                    "epochs": 2000 | "epochs": 1e4 | Line 33: “epochs” must be a whole number
                    "learning-rate": 1.0E-4 | "learning-rate": 1e999 | Line 36: “learning-rate” is 1e999 but must be from
                    "learning-rate": 1.0E-4 | "learning-rate": -0.0 | Line 36: “learning-rate” is -0.0 but must be from
                    "learning-rate": 1.0E-4 | "learning-rate": NaN | Line 36 is not valid JSON
                    "seed": 42 | "seed": 42, "seed": 43 | Line 35: the entry “seed” stands here twice
                    "seed": 42 | "seed": null | Line 35: “seed” must be a whole number
                    "patience": 0 | "patience": 0, | Line 43 is not valid JSON
                    "training": { | "training": null, "rest": { | Line 32: “training” must be an object
                    "version": 1 | "version": 99 | The file has format version 99
                    "format": "lamina-project" | "format": "something" | This is no project of Lamina
                    "from": "point" | "from": "nowhere" | Line 16: there is no layer with the id “nowhere”
                    "validation-share": 0.1 | "validation-share": "much" | Line 28: “validation-share” must be a number
                    "pattern": "spiral" | "pattern": "../../etc/passwd" | Line 27: “pattern” is “../../etc/passwd”
                    """)
    void oneWrongPlace(String right, String wrong, String expected) throws Exception {
        assertTrue(good.contains(right), right);
        Files.writeString(file, good.replace(right, wrong));
        assertRefused(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n"})
    void nothing(String text) throws Exception {
        Files.writeString(file, text);
        assertRefused("The file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>404</body></html>",
                "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
                "// a comment\n{}",
                "{'format': 'lamina-project'}",
                "\u0000\u0000\u0000\u0000",
                "hello"
            })
    void noJson(String text) throws Exception {
        Files.writeString(file, text);
        assertRefused("Line 1 is not valid JSON");
    }

    @Test
    void halfAFile() throws Exception {
        Files.writeString(file, good.substring(0, good.length() / 2));
        assertRefused("Line 17 is not valid JSON");
    }

    @Test
    void halfAFileWithAByteOrderMark() throws Exception {
        Files.writeString(file, "\uFEFF" + good.substring(0, 300));
        assertRefused("Line 7 is not valid JSON");
    }

    @Test
    void aByteOrderMarkAloneIsNoFault() throws Exception {
        Files.writeString(file, "\uFEFF" + good);
        assertEquals(
                0,
                CommandLineRun.of(folder.resolve("settings.json"), "check", file.toString())
                        .code());
    }

    @Test
    void twoProjectsInOneFile() throws Exception {
        Files.writeString(file, good + good);
        assertRefused("Line 45: the project ends before this line");
    }

    @Test
    void bytesThatAreNoText() throws Exception {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        bytes[good.indexOf("dense2")] = (byte) 0xFF;
        Files.write(file, bytes);
        assertRefused("Line 7 of broken.lamina is not UTF-8 text");
    }

    @Test
    void anotherEncoding() throws Exception {
        Files.write(file, good.getBytes(StandardCharsets.UTF_16));
        assertRefused("Line 1 of broken.lamina is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\n["})
    void deepNesting(String opening) throws Exception {
        Files.writeString(file, "\n\n" + opening.repeat(100_000));
        assertRefused(opening.startsWith("\n") ? "Line 4" : "Line 3: the file is nested deeper");
    }

    @Test
    void aNumberWithoutEnd() throws Exception {
        Files.writeString(file, good.replace("\"epochs\": 2000", "\"epochs\": " + "9".repeat(100_000)));
        assertRefused("Line 33: the file is nested deeper, or has longer");
    }

    @Test
    void aNameWithoutEnd() throws Exception {
        Files.writeString(file, good.replace("\"dense1\"", "\"" + "x".repeat(MEBIBYTE) + "\""));
        assertRefused("Line 6: the file is nested deeper, or has longer");
    }

    @Test
    void millionsOfValues() throws Exception {
        Files.writeString(file, "[" + "0,".repeat(7_000_000) + "0]");
        assertRefused("Line 1: the file is nested deeper, or has longer or more values");
    }

    @Test
    void hundredMegabytesOfSpaces() throws Exception {
        byte[] spaces = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 100; i++) {
                out.write(spaces);
            }
        }
        assertRefused("The file has 104,857,600 bytes; a project has at most 16,777,216");
    }

    @Test
    void fifteenMegabytesOfSpaces() throws Exception {
        Files.writeString(file, " ".repeat(15 * MEBIBYTE) + "x");
        assertRefused("Line 1 is not valid JSON");
    }

    @Test
    void aFolder() throws Exception {
        Files.createDirectory(file);
        assertRefused("“" + file + "” is a folder or a device. Name a project file");
    }

    @Test
    void noFile() {
        assertRefused("There is no project file “" + file + "”");
    }

    @Test
    void aLinkToNothingAndALinkToItself() throws Exception {
        Files.createSymbolicLink(file, folder.resolve("nowhere.lamina"));
        assertRefused("There is no project file “" + file + "”");
        Path itself = folder.resolve("itself.lamina");
        Files.createSymbolicLink(itself, itself);
        assertRefused("There is no project file “" + itself + "”", itself);
    }

    @Test
    void aLinkToADeviceThatNeverEnds() throws Exception {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "this system has no /dev/zero");
        Files.createSymbolicLink(file, endless);
        assertRefused("“" + file + "” is a folder or a device");
    }

    @Test
    void aPipeThatNobodyWritesTo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", file.toString()).start().waitFor());
        assertRefused("“" + file + "” is a folder or a device");
    }

    /// A file that is there and cannot be read, also by the administrator, whom permissions do not hold.
    @Test
    void anUnreadableFile() throws Exception {
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(unreadable), "this system has no /proc/self/mem");
        Files.createSymbolicLink(file, unreadable);
        assertRefused("broken.lamina could not be read. Check that you may open it.");
    }
}
