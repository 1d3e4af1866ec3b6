package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;

/// Project files that somebody or something damaged: a sentence each, quickly, without a crash or a huge allocation.
class MutatedProjectsTest {
    private static final int MUTATIONS = 2_000;
    private static final long MAX_NANOS = 1_000_000_000L;
    private static final long MAX_BYTES = 64L << 20;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|-?\\d+(\\.\\d+)?|[\\[\\]{},:]");
    private static final List<String> JUNK = List.of(
            "\u0000",
            "\uD800",
            "\"",
            "{",
            "]",
            "null",
            "true",
            "1e999",
            "-1",
            "[[[[[[[[[[",
            "\\u0041",
            "\"\\",
            "名",
            ",,",
            "NaN");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "2147483647", "2147483648", "9223372036854775808", "1e308", "1e-308", "0.5", "1000000");

    @TempDir
    Path folder;

    @Test
    void eachGetsASentence() throws Exception {
        CommandLineRun.of(folder.resolve("settings.json"), "check", "spiral-mlp"); // loads the classes, unmeasured
        Random random = new Random(20260214);
        List<String> wrong = new ArrayList<>();
        int[] codes = new int[3];
        for (int i = 0; i < MUTATIONS; i++) {
            BundledSample sample = SampleCatalog.ALL.get(i % SampleCatalog.ALL.size());
            String text = sample.project();
            for (int times = random.nextInt(1, 3); times > 0; times--) {
                text = mutate(text, random);
            }
            codes[judge(i, text, wrong)]++;
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(codes[2] > MUTATIONS / 4, "too few of the files were broken: " + codes[2]);
        assertTrue(
                codes[0] + codes[1] > MUTATIONS / 50,
                "too few of the files were readable: " + codes[0] + " and " + codes[1]);
    }

    private int judge(int number, String text, List<String> wrong) throws Exception {
        Path file = folder.resolve("mutated.lamina");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long begin = threads.getCurrentThreadCpuTime(); // not the clock: others may use the machine too
        CommandLineRun run = CommandLineRun.of(folder.resolve("settings.json"), "check", file.toString());
        long nanos = threads.getCurrentThreadCpuTime() - begin;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        if (run.code() < 0 || run.code() > 2 || run.err().contains("LM-")) {
            wrong.add(number + ": crashed with " + run.code() + " " + run.err());
        } else if (run.code() == 2 && !isASentence(run.err())) {
            wrong.add(number + ": no sentence: " + run.err());
        }
        if (nanos > MAX_NANOS) {
            wrong.add(number + ": took " + nanos / 1_000_000 + " ms");
        }
        if (bytes > MAX_BYTES) {
            wrong.add(number + ": allocated " + bytes + " bytes");
        }
        return Math.clamp(run.code(), 0, 2);
    }

    private static boolean isASentence(String text) {
        String line = text.strip();
        return line.lines().count() == 1 && line.endsWith(".") && line.length() > 20 && !line.contains("Exception");
    }

    private static String mutate(String text, Random random) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(1, 60));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 ->
                text.substring(0, at) + text.substring(at, end).repeat(random.nextInt(2, 200)) + text.substring(end);
            case 2 -> text.substring(0, at) + JUNK.get(random.nextInt(JUNK.size())) + text.substring(at);
            case 3 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(7)) + text.substring(at + 1);
            case 4 -> text.substring(0, at);
            case 5, 6 -> replaceOne(NUMBER, text, NUMBERS.get(random.nextInt(NUMBERS.size())), random);
            default -> replaceOne(TOKEN, text, anyToken(text, random), random);
        };
    }

    private static String anyToken(String text, Random random) {
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        return tokens.isEmpty()
                ? "{}"
                : tokens.get(random.nextInt(tokens.size())).group();
    }

    private static String replaceOne(Pattern what, String text, String with, Random random) {
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text + with;
        }
        MatchResult chosen = found.get(random.nextInt(found.size()));
        return text.substring(0, chosen.start()) + with + text.substring(chosen.end());
    }
}
