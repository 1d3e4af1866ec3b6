package org.lamina.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.DataPreview.Scaling;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.runtime.LaminaEngine;

/// What Lamina saves must be of use without Lamina: a program that has Deeplearning4j alone on its class path opens
/// the trained network and gets the same answers.
class StockProgramTest {

    private static final Path PROGRAM = Path.of("src/test/stock/StockProgram.java");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final SampleRef SAMPLE = new SampleRef.InSplit(SampleRef.Split.TEST, 3);

    @TempDir
    Path folder;

    /// Not `reverse-attention`: Deeplearning4j has no layer for its attention, layer norms and positions.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mnist-mlp",
                "mnist-lenet",
                "mnist-autoencoder",
                "fashion-cnn",
                "spiral-mlp",
                "poems-lstm",
                "two-inputs"
            })
    void deeplearning4jAloneGivesTheSameAnswers(String name) throws Exception {
        assertSameAnswers(sample(name));
    }

    /// Backward is Deeplearning4j's reversal on both sides of its layer.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deeplearning4jAloneReadsBothWays(boolean peepholes) throws Exception {
        GraphDocument sample = sample("poems-lstm");
        List<GraphNode> nodes = sample.network().nodes().stream()
                .map(node -> switch (node.spec()) {
                    case Lstm lstm ->
                        node.withSpec(lstm.withDirection(Direction.BOTH).withPeepholes(peepholes));
                    case LastStep _ -> node.withSpec(new LastStep(Direction.BOTH));
                    default -> node;
                })
                .toList();
        assertSameAnswers(sample.withNetwork(new Network(nodes, sample.network().connections())));
    }

    private static GraphDocument sample(String name) throws Exception {
        return ProjectCodec.read(SampleCatalog.byName(name).orElseThrow().project());
    }

    private void assertSameAnswers(GraphDocument document) throws Exception {
        Path inputs = folder.resolve("inputs.bin");
        Path outputs = folder.resolve("outputs.bin");
        Snapshot.Prediction expected;
        Path model;
        LaminaEngine engine = new LaminaEngine(BundledFiles::open);
        DataPreview data = engine.preview(
                document.settings().data(), document.settings().training().seed(), 1);
        try (TrainingSession session =
                engine.open(TrainingRequest.of(document, 1).inFolder(folder))) {
            session.stepBatch();
            expected = look(session);
            session.saveCheckpoint();
            model = await(() -> session.feed().drainEvents().stream()
                    .filter(CheckpointSaved.class::isInstance)
                    .map(event -> ((CheckpointSaved) event).file())
                    .findFirst());
        }
        write(inputs, expected.sample().inputs(), data.normalisation());

        assertEquals("", run(model, inputs, outputs));

        List<float[]> answers = read(outputs);
        assertEquals(expected.outputs().size(), answers.size());
        for (int i = 0; i < answers.size(); i++) {
            assertArrayEquals(expected.outputs().get(i).values().values(), answers.get(i), 1e-5f);
        }
    }

    private static Snapshot.Prediction look(TrainingSession session) {
        try (ProbeSlot slot = session.feed().subscribe(new ProbeRequest.Prediction(SAMPLE))) {
            return (Snapshot.Prediction) await(slot::take);
        }
    }

    /// What the program complains about, or nothing.
    private static String run(Path model, Path inputs, Path outputs) throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("org" + File.separator + "lamina"))
                .filter(entry -> !Path.of(entry)
                        .toAbsolutePath()
                        .toString()
                        .contains(File.separator + "target" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        Path log = outputs.resolveSibling("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        PROGRAM.toString(),
                        model.toString(),
                        inputs.toString(),
                        outputs.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "Not done within " + LIMIT;
        }
        return process.exitValue() == 0 ? "" : Files.readString(log);
    }

    /// As the preview tells people to scale the raw values.
    private static void write(Path file, List<Tensor> tensors, List<Scaling> scales) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(tensors.size());
            for (int i = 0; i < tensors.size(); i++) {
                Tensor tensor = tensors.get(i);
                Scaling scale = scales.get(i);
                out.writeInt(tensor.shape().length);
                for (int size : tensor.shape()) {
                    out.writeInt(size);
                }
                for (float value : tensor.values()) {
                    out.writeFloat((float) ((value - scale.subtract()) / scale.divide()));
                }
            }
        }
    }

    private static List<float[]> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            List<float[]> answers = new ArrayList<>();
            for (int count = in.readInt(); answers.size() < count; ) {
                float[] values = new float[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readFloat();
                }
                answers.add(values);
            }
            return answers;
        }
    }

    private static <T> T await(Supplier<Optional<T>> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new AssertionError("Nothing came within " + LIMIT);
    }
}
