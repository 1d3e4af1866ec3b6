package org.lamina.runtime.save;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Checkpoints;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent.CheckpointSaved;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Failed;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.train.Documents;
import org.lamina.runtime.train.SessionProbe;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResumeTest {

    private static final GraphDocument DOCUMENT = Documents.points(Documents.settings(3));

    @TempDir
    Path folder;

    static Stream<GraphDocument> documents() {
        TrainingSettings settings = Documents.settings(3);
        return Stream.concat(
                Stream.of(
                        DOCUMENT,
                        Documents.bidirectional(settings),
                        Documents.variational(settings),
                        Documents.dense(settings, new LossSpec.CenterLoss(0.1, 0.5)),
                        Documents.frozen(DOCUMENT, "hidden", "norm"),
                        Documents.frozen(Documents.dense(settings), "deep")),
                OptimizerSpec.ALL.kinds().stream()
                        .map(kind -> Documents.dense(settings.withOptimizer(kind.defaults()))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void resumedRunEqualsOneThatNeverStopped(GraphDocument document) throws Exception {
        TrainingRequest request = TrainingRequest.of(document, 1);
        Path whole;
        EpochFinished lastEpoch;
        try (SessionProbe probe = new SessionProbe(request.inFolder(folder.resolve("whole")))) {
            probe.session().train();
            probe.await(Finished.class);
            lastEpoch = probe.events(EpochFinished.class).getLast();
            whole = probe.events(CheckpointSaved.class).getLast().file();
        }
        Path middle = stopInTheMiddleOfTheSecondEpoch(request.inFolder(folder.resolve("first")));
        try (SessionProbe probe =
                new SessionProbe(request.inFolder(folder.resolve("second")).resuming(middle))) {
            probe.session().train();
            probe.await(Finished.class);

            EpochFinished resumed = probe.events(EpochFinished.class).getLast();
            Path end = probe.events(CheckpointSaved.class).getLast().file();
            assertArrayEquals(weights(whole, "coefficients.bin"), weights(end, "coefficients.bin"));
            if (!(document.settings().training().optimizer() instanceof OptimizerSpec.Sgd)) {
                assertArrayEquals(weights(whole, "updaterState.bin"), weights(end, "updaterState.bin"));
            }
            assertEquals(lastEpoch.trainLoss(), resumed.trainLoss());
            assertEquals(lastEpoch.validationLoss(), resumed.validationLoss());
            assertEquals(lastEpoch.trainAccuracy(), resumed.trainAccuracy());
            assertEquals(lastEpoch.iteration(), resumed.iteration());
        }
    }

    @Test
    void engineOpensTheCheckpointWithoutUs() throws Exception {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(DOCUMENT, 1).inFolder(folder))) {
            probe.session().stepEpoch();
            Path file = probe.await(CheckpointSaved.class).file();
            probe.await(SessionState.PAUSED);
            SampleRef sample = new SampleRef.InSplit(SampleRef.Split.TEST, 3);
            Snapshot.Prediction seen = (Snapshot.Prediction) probe.look(new ProbeRequest.Prediction(sample));

            ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), true);

            float[] point = seen.sample().inputs().getFirst().values();
            INDArray output = graph.outputSingle(Nd4j.createFromArray(new float[][] {point}));
            assertArrayEquals(seen.outputs().getFirst().values().values(), RowMajor.readFloats(output), 1e-6f);
        }
    }

    @Test
    void whatIsStoppedIsOnDiskWhenThatIsSaid() throws Exception {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(DOCUMENT, 1).inFolder(folder))) {
            probe.session().stepBatch();
            probe.await(SessionState.PAUSED);
            probe.session().stop();
            Finished finished = probe.await(Finished.class);

            Path saved = Checkpoints.newest(folder).orElseThrow();
            assertEquals(1, finished.iteration());
            assertEquals(finished.iteration(), Checkpoints.iteration(saved));
        }
    }

    @Test
    void refusesWhatIsNoCheckpointOfThisNetwork() throws Exception {
        Path file = Checkpoints.file(folder, 1);
        Files.writeString(file, "no zip at all");
        assertEquals("checkpoint.unreadable", resume(DOCUMENT, file));

        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("../outside.txt"));
            zip.write(1);
        }
        assertEquals("checkpoint.unreadable", resume(DOCUMENT, file));

        Path good =
                stopInTheMiddleOfTheSecondEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder.resolve("good")));
        assertEquals("checkpoint.other-network", resume(Documents.reversal(Documents.settings(1)), good));

        Path cut = folder.resolve("cut.zip");
        replace(good, cut, "coefficients.bin", new byte[40]);
        assertEquals("checkpoint.unreadable", resume(DOCUMENT, cut));
    }

    @Test
    void readsTheProjectBack() throws Exception {
        Path file =
                stopInTheMiddleOfTheSecondEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder));

        CheckpointReader reader = new CheckpointReader(file);

        assertEquals(DOCUMENT, reader.project());
        assertEquals(1, reader.position().epochs());
        assertEquals(4, reader.position().batches());
    }

    @Test
    void badPositionsAreRefused() {
        for (String text : List.of("", "epochs=1", "iteration=-1", "targetEpochs=99999999999")) {
            assertThrows(IOException.class, () -> PositionText.read(text));
        }
    }

    /// Checkpoints are kept by their iteration, and an earlier run may have come farther.
    @Test
    void aFreshRunSetsTheEarlierOneAside() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(Checkpoints.file(folder, 1_000_000 + i), "earlier");
        }
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(DOCUMENT, 1).inFolder(folder))) {
            probe.session().stepEpoch();
            Path file = probe.await(CheckpointSaved.class).file();

            assertTrue(Files.exists(file));
            assertEquals(file, Checkpoints.newest(folder).orElseThrow());
            Path earlier = Checkpoints.file(folder.resolve("run-1"), 1_000_004);
            assertEquals("earlier", Files.readString(earlier));

            probe.session().stepEpoch();
            probe.await(CheckpointSaved.class, saved -> saved.epoch() == 2);
            assertTrue(Files.exists(file));
            assertFalse(Files.exists(folder.resolve("run-2")));
        }
    }

    @Test
    void aResumedRunStaysWithItsCheckpoints() throws Exception {
        Path middle =
                stopInTheMiddleOfTheSecondEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder));
        String run = new CheckpointReader(middle).run();
        Path next =
                trainAnEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder).goingOn(middle, run));

        assertTrue(Files.exists(middle));
        assertFalse(Files.exists(folder.resolve("run-1")));
        assertEquals(run, new CheckpointReader(next).run());
    }

    @Test
    void anotherRunWithItsWeightsSetsThemAside() throws Exception {
        Path middle =
                stopInTheMiddleOfTheSecondEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder));
        String run = new CheckpointReader(middle).run();
        Path next =
                trainAnEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder).resuming(middle));

        Path aside = folder.resolve("run-1").resolve(middle.getFileName());
        assertEquals(List.of(next, aside), Checkpoints.everywhere(folder));
        assertEquals(run, new CheckpointReader(aside).run());
        assertNotEquals(run, new CheckpointReader(next).run());
    }

    @Test
    void anotherOptimiserTakesTheWeightsAndBeginsAnew() throws Exception {
        OptimizerSpec sgd = new OptimizerSpec.Sgd(0.01);
        Path middle = stopInTheMiddleOfTheSecondEpoch(
                TrainingRequest.of(Documents.points(Documents.settings(3).withOptimizer(sgd)), 1)
                        .inFolder(folder));
        Path next =
                trainAnEpoch(TrainingRequest.of(DOCUMENT, 1).inFolder(folder).resuming(middle));
        assertEquals(18, Checkpoints.iteration(next));
    }

    /// Writing a file takes longer than such an epoch. The first and the last one leave theirs all the same.
    @Test
    void epochsOfAMillisecondDoNotEachLeaveACheckpoint() throws Exception {
        GraphDocument document = Documents.dense(Documents.settings(400));
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(document, 1).inFolder(folder))) {
            probe.session().train();
            Finished finished = probe.await(Finished.class);

            List<CheckpointSaved> saved = probe.events(CheckpointSaved.class);
            assertEquals(1, saved.getFirst().epoch());
            assertEquals(finished.iteration(), saved.getLast().iteration());
            assertTrue(saved.size() < 40, () -> saved.size() + " checkpoints of 400 epochs");
        }
    }

    /// The order comes while the network is still being built, so the end is asked for before it is looked at.
    @Test
    void aCheckpointAskedForRightBeforeTheEndIsWritten() {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(DOCUMENT, 1).inFolder(folder))) {
            probe.session().saveCheckpoint();
            probe.session().close();

            assertTrue(Files.exists(probe.await(CheckpointSaved.class).file()));
        }
    }

    @Test
    void checkpointsGoToAnotherFolderFromNowOn() throws Exception {
        Path later = folder.resolve("later");
        Files.createDirectories(later);
        Files.writeString(Checkpoints.file(later, 7), "of another project");
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(DOCUMENT, 1).inFolder(folder.resolve("first")))) {
            probe.session().stepEpoch();
            probe.await(CheckpointSaved.class);
            probe.session().keepIn(later);
            probe.session().saveCheckpoint();
            Path moved = probe.await(
                            CheckpointSaved.class, saved -> saved.file().startsWith(later))
                    .file();

            assertEquals(moved, Checkpoints.newest(later).orElseThrow());
            assertTrue(Files.exists(Checkpoints.file(later.resolve("run-1"), 7)));
        }
    }

    static Path stopInTheMiddleOfTheSecondEpoch(TrainingRequest request) {
        try (SessionProbe probe = new SessionProbe(request)) {
            probe.session().stepEpoch();
            probe.await(EpochFinished.class);
            for (int i = 0; i < 4; i++) {
                probe.await(SessionState.PAUSED);
                long before = probe.session().feed().progress().orElseThrow().iteration();
                probe.session().stepBatch();
                probe.await(
                        () -> probe.session().feed().progress().orElseThrow().iteration() > before, "batch");
            }
            probe.session().stop();
            probe.await(Finished.class);
            probe.session().saveCheckpoint();
            return probe.await(CheckpointSaved.class, saved -> saved.epoch() == 1 && saved.iteration() % 9 == 4)
                    .file();
        }
    }

    /// The engine counts batches in 31 bits; days of a small network go beyond that.
    @ParameterizedTest
    @MethodSource("longRuns")
    void trainsAndSavesBeyondWhatTheEngineCanCount(GraphDocument document) throws Exception {
        Path middle =
                stopInTheMiddleOfTheSecondEpoch(TrainingRequest.of(document, 1).inFolder(folder.resolve("young")));
        Path old = Checkpoints.file(folder, Integer.MAX_VALUE - 1);
        Position position = new CheckpointReader(middle).position();
        String far = PositionText.write(position)
                .replace("iteration=" + position.iteration(), "iteration=" + (Integer.MAX_VALUE - 1));
        replace(middle, old, "lamina.properties", far.getBytes(StandardCharsets.UTF_8));
        Path beyond =
                trainAnEpoch(TrainingRequest.of(document, 1).inFolder(folder).goingOn(old, "far"));
        assertEquals(Integer.MAX_VALUE - 1 + 5L, Checkpoints.iteration(beyond));
        Path later =
                trainAnEpoch(TrainingRequest.of(document, 1).inFolder(folder).goingOn(beyond, "far"));
        assertEquals(
                Integer.MAX_VALUE - 1 + 14L,
                new CheckpointReader(later).position().iteration());
        assertEquals(later, Checkpoints.newest(folder).orElseThrow());
        float[] before = weights(beyond, "coefficients.bin");
        float[] after = weights(later, "coefficients.bin");
        double learned = 0;
        for (int i = 0; i < after.length; i++) {
            learned = Math.max(learned, Math.abs(after[i] - before[i]));
        }
        assertTrue(learned > 0.001 && learned < 1, "The weights changed by " + learned);
        ModelSerializer.restoreComputationGraph(later.toFile(), true);
    }

    private static Path trainAnEpoch(TrainingRequest request) {
        try (SessionProbe probe = new SessionProbe(request)) {
            probe.session().stepEpoch();
            return probe.await(CheckpointSaved.class).file();
        }
    }

    /// One that the engine trains, and one whose steps are taken in Java.
    static Stream<GraphDocument> longRuns() {
        return Stream.of(DOCUMENT, Documents.dense(Documents.settings(3)));
    }

    private static String resume(GraphDocument document, Path file) {
        try (SessionProbe probe =
                new SessionProbe(TrainingRequest.of(document, 1).resuming(file))) {
            return probe.await(Failed.class).problem().code();
        }
    }

    static float[] weights(Path file, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                DataInputStream in = new DataInputStream(zip.getInputStream(zip.getEntry(entry)))) {
            return RowMajor.readFloats(Nd4j.read(in));
        }
    }

    private static void replace(Path from, Path to, String entry, byte[] content) throws IOException {
        try (ZipFile source = new ZipFile(from.toFile());
                ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry each : source.stream().toList()) {
                target.putNextEntry(new ZipEntry(each.getName()));
                target.write(
                        each.getName().equals(entry)
                                ? content
                                : source.getInputStream(each).readAllBytes());
            }
        }
    }
}
