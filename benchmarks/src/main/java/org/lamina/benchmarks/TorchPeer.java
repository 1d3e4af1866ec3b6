package org.lamina.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PyTorch in a process of its own that trains one model for as long as it is told, line by line. It sleeps between.
final class TorchPeer implements AutoCloseable {
    private static final Path SCRIPT = Path.of("benchmarks", "peer", "torch_train.py");
    private static final String READY = "ready ";

    /// The system's own Python is the one that has the package, where another comes first on the path.
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final Process process;
    private final BufferedReader answers;
    private final String version;

    private TorchPeer(Process process, BufferedReader answers, String version) {
        this.process = process;
        this.answers = answers;
        this.version = version;
    }

    /// The peer, or nothing where Python or PyTorch is not installed.
    static Optional<TorchPeer> start(String model, int batch, int threads) {
        return PYTHONS.stream()
                .flatMap(python -> start(python, model, batch, threads).stream())
                .findFirst();
    }

    private static Optional<TorchPeer> start(String python, String model, int batch, int threads) {
        ProcessBuilder command = new ProcessBuilder(
                python, SCRIPT.toString(), model, Integer.toString(batch), Integer.toString(threads));
        command.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
            String first = answers.readLine();
            if (first == null || !first.startsWith(READY)) {
                process.destroy();
                return Optional.empty();
            }
            return Optional.of(new TorchPeer(process, answers, first.substring(READY.length())));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    String version() {
        return version;
    }

    double rate(double seconds) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(Double.toString(seconds))
                    .append('\n')
                    .flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The peer ended while it trained");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
