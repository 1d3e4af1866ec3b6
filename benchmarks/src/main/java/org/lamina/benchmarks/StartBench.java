package org.lamina.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// From the start of the command to a window that can be used ([WindowWatch] says when): `./lamina` with its start
/// page, `./lamina open mnist-lenet` with the canvas, and the least JavaFX window there is ([BareWindow]), in turns.
/// Prints one JSON line with medians, least and largest times in milliseconds and the ratio of the medians of start
/// page and bare window.
///
/// Needs a display and the project folder as working directory. The first, unmeasured start lets `./lamina` make its
/// start cache; the bench waits for that.
///
/// Arguments: how many turns (7 unless told).
public final class StartBench {
    private static final int LIMIT_SECONDS = 120;

    private StartBench() {}

    /// A program to start and the selector of the part of its window that has to be there.
    private record Side(String name, String main, String awaited, List<String> command) {}

    public static void main(String[] arguments) throws Exception {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        Path home = Files.createTempDirectory("lamina-start");
        String classes = Path.of("benchmarks/target/classes").toAbsolutePath().toString();
        List<Side> sides = List.of(
                new Side(
                        "bare",
                        BareWindow.class.getName(),
                        ".root",
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "--module-path",
                                Path.of("app/target/fx").toAbsolutePath().toString(),
                                "--add-modules",
                                "javafx.controls",
                                "--enable-native-access=javafx.graphics",
                                "-classpath",
                                classes,
                                WindowWatch.class.getName())),
                new Side("startPage", "org.lamina.app.Main", "#start-page", List.of("./lamina")),
                new Side("canvas", "org.lamina.app.Main", "#canvas", List.of("./lamina", "open", "mnist-lenet")));
        for (Side side : sides) {
            millis(side, classes, home);
        }
        awaitCache();
        List<List<Double>> times = new ArrayList<>();
        sides.forEach(_ -> times.add(new ArrayList<>()));
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < sides.size(); i++) {
                times.get(i).add(millis(sides.get(i), classes, home));
            }
        }
        Figures figures = new Figures("start").put("turns", (long) turns);
        double[] medians = new double[sides.size()];
        for (int i = 0; i < sides.size(); i++) {
            double[] values =
                    times.get(i).stream().mapToDouble(Double::doubleValue).toArray();
            medians[i] = Figures.quantile(values, 0.5);
            figures.put(sides.get(i).name() + "Millis", medians[i])
                    .put(sides.get(i).name() + "Least", Figures.quantile(values, 0))
                    .put(sides.get(i).name() + "Largest", Figures.quantile(values, 1));
        }
        figures.put("startPageToBare", medians[1] / medians[0]).print();
    }

    private static double millis(Side side, String classes, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(side.command()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("WATCHED_MAIN", side.main());
        environment.put("WATCHED_FOR", side.awaited());
        environment.put("WATCHED_EXIT", "yes");
        environment.put("LAMINA_MAIN", WindowWatch.class.getName());
        environment.put("LAMINA_CLASSPATH", classes);
        environment.put("XDG_CONFIG_HOME", home.toString());
        long began = System.nanoTime();
        Process process = builder.start();
        double took = Double.NaN;
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(WindowWatch.USABLE)) {
                    took = (System.nanoTime() - began) / 1e6;
                    break;
                }
                said.add(line);
            }
        }
        process.destroy();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || Double.isNaN(took)) {
            process.destroyForcibly();
            throw new IllegalStateException(side.name() + " showed no window: " + said);
        }
        return took;
    }

    private static void awaitCache() throws InterruptedException {
        File cache = new File("app/target/start/key");
        for (int second = 0; second < LIMIT_SECONDS && !cache.exists(); second++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
