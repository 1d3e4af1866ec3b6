package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Help and checks start neither the engine nor the window toolkit: they answer while those would still load.
class LightStartTest {
    private static final Pattern HEAVY = Pattern.compile(
            "\\] (org\\.nd4j|org\\.deeplearning4j|org\\.bytedeco|javafx\\.scene|com\\.sun\\.glass)\\.\\S*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check mnist-lenet --json", "samples"})
    void loadsNothingHeavy(String commandLine) throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.lamina.app.Main"));
        command.addAll(List.of(commandLine.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("out.txt")));
        List<String> heavy = Files.readAllLines(log).stream()
                .filter(line -> HEAVY.matcher(line).find())
                .toList();
        assertEquals(List.of(), heavy);
        assertTrue(Files.readString(log).contains("org.lamina.app.cli.Console"));
    }
}
