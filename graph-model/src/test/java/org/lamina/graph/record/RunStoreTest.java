package org.lamina.graph.record;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.TrainingEvent;

/// What a run tells comes back from the file, and a broken or hostile file is a problem with its name.
class RunStoreTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final RunRecorder recorder = RunRecorder.begin("first", "{}", 42, "abc", Problem::code, CLOCK);

    private static Scalars scalars(long from, int count) {
        long[] iterations = new long[count];
        float[] losses = new float[count];
        float[] accuracies = new float[count];
        for (int i = 0; i < count; i++) {
            iterations[i] = from + i;
            losses[i] = 1f / (from + i);
            accuracies[i] = Float.NaN;
        }
        return new Scalars(iterations, losses, accuracies, count / 10.0);
    }

    private static Evaluation evaluation(long iteration) {
        OutputEvaluation output = new OutputEvaluation(
                new NodeId("out"),
                0,
                0.75,
                new long[][] {{2, 1}, {0, 1}},
                new int[] {0, 0, 0, 1},
                new int[] {0, 0, 1, 1},
                new float[] {0.9f, 0.8f, 0.6f, 0.7f},
                1,
                Double.NaN,
                new float[] {0.1f, 0.2f, 0.3f, 0.4f});
        return new Evaluation(iteration, 0.5, 4, List.of(output));
    }

    private void train() {
        recorder.take(new TrainingEvent.Prepared(8, 2, 4, 10, 99, 0, 0));
        recorder.take(scalars(1, 20));
        recorder.take(new TrainingEvent.EpochFinished(1, 10, 1, 0.9, Double.NaN, Double.NaN, 2, 50));
        recorder.take(new TrainingEvent.EpochFinished(2, 20, 0.8, 0.7, Double.NaN, Double.NaN, 2, 50));
        recorder.take(new TrainingEvent.CheckpointSaved(folder.resolve("checkpoint-000000020.zip"), 2, 20));
        recorder.take(new TrainingEvent.Evaluated(evaluation(20)));
        recorder.take(new TrainingEvent.Finished(EndReason.COMPLETED, 2, 20));
    }

    private void write(RunRecorder from) throws Exception {
        Optional<RunUpdate> changes = from.takeChanges();
        RunStore.in(folder).write(changes.orElseThrow());
    }

    private RunRecord read() throws ProblemException {
        RunStore store = RunStore.in(folder);
        return store.read(store.runs().getFirst()).orElseThrow();
    }

    @Test
    void answersAtPaddedStepsComeBack() throws Exception {
        OutputEvaluation before = evaluation(20).outputs().getFirst();
        OutputEvaluation padded = new OutputEvaluation(
                before.node(),
                0,
                0.5,
                before.confusion(),
                new int[] {0, -1, 0, 1},
                new int[] {0, -1, 1, 1},
                before.confidence(),
                2,
                Double.NaN,
                new float[0]);
        train();
        recorder.take(new TrainingEvent.Evaluated(new Evaluation(20, 0.5, 2, List.of(padded))));
        write(recorder);

        assertArrayEquals(
                padded.actual(),
                requireNonNull(read().evaluation()).outputs().getFirst().actual());
    }

    @Test
    void aRunComesBack() throws Exception {
        train();
        write(recorder);
        RunRecord back = read();
        assertEquals(42, back.summary().seed());
        assertEquals("{}", back.project());
        assertEquals(20, back.summary().progress().checkpoint());
        assertEquals(RunSummary.Outcome.COMPLETED, back.summary().progress().outcome());
        assertEquals(0.7, back.summary().results().validationLoss());
        assertEquals(0.75, back.summary().results().testAccuracy());
        assertEquals(20, back.curve(RunCurve.TRAIN_LOSS).size());
        assertArrayEquals(
                new double[] {0.9, 0.7}, back.curve(RunCurve.VALIDATION_LOSS).values());
        assertTrue(Double.isNaN(back.curve(RunCurve.TRAIN_ACCURACY).values()[3]));
        assertEquals(
                List.of("EpochFinished", "EpochFinished", "CheckpointSaved", "Finished", "Evaluated"),
                back.events().stream()
                        .map(event -> event.event().getClass().getSimpleName())
                        .toList());
        Evaluation measured = back.evaluation();
        assertArrayEquals(new long[] {2, 1}, measured.outputs().getFirst().confusion()[0]);
        assertArrayEquals(new int[] {0, 0, 1, 1}, measured.outputs().getFirst().predicted());
        assertEquals(0.6f, measured.outputs().getFirst().confidence()[2]);
    }

    @Test
    void aTestResultIsNotSaidOfLaterEpochs() throws Exception {
        train();
        recorder.take(new TrainingEvent.EpochFinished(3, 30, 0.8, 0.1, Double.NaN, Double.NaN, 2, 50));
        write(recorder);
        RunSummary.Results results = read().summary().results();
        assertEquals(0.1, results.validationLoss());
        assertTrue(Double.isNaN(results.testAccuracy()));
    }

    @Test
    void whatIsNewIsAddedAndOldRunsStay() throws Exception {
        train();
        write(recorder);
        recorder.take(scalars(21, 5));
        write(recorder);
        assertEquals(25, read().curve(RunCurve.TRAIN_LOSS).size());
        RunRecorder second = RunRecorder.begin("second", "{}", 1, "abc", Problem::code, CLOCK);
        second.take(scalars(1, 3));
        write(second);
        List<RunSummary> runs = RunStore.in(folder).runs();
        assertEquals(List.of(2L, 1L), runs.stream().map(RunSummary::number).toList());
        assertEquals(
                20,
                RunStore.in(folder)
                        .find("first")
                        .orElseThrow()
                        .summary()
                        .progress()
                        .checkpoint());
    }

    @Test
    void goingOnFromACheckpointForgetsWhatWasTrainedAfterIt() throws Exception {
        train();
        recorder.take(scalars(21, 100));
        recorder.take(new TrainingEvent.EpochFinished(3, 30, 0.8, 0.1, Double.NaN, Double.NaN, 2, 50));
        write(recorder);
        RunRecorder next = RunRecorder.goOn(read(), 20, Problem::code, CLOCK);
        next.take(scalars(21, 2));
        next.take(new TrainingEvent.EpochFinished(3, 30, 0.8, 0.6, Double.NaN, Double.NaN, 2, 50));
        write(next);
        RunRecord back = read();
        assertEquals(22, back.curve(RunCurve.TRAIN_LOSS).size());
        assertArrayEquals(
                new double[] {0.9, 0.7, 0.6},
                back.curve(RunCurve.VALIDATION_LOSS).values());
        assertEquals(1, RunStore.in(folder).runs().size());
        assertEquals(2.0 + 0.2, back.curve(RunCurve.SECONDS).values()[1], 1e-9);
    }

    @Test
    void theSentenceOfAFailureIsKept() throws Exception {
        recorder.take(scalars(1, 1));
        recorder.take(new TrainingEvent.Failed(Problem.error("loss.nan", new Place.OfDocument())));
        write(recorder);
        TrainingEvent.Failed failed =
                (TrainingEvent.Failed) read().events().getFirst().event();
        assertEquals(List.of("loss.nan"), failed.problem().args());
    }

    @Test
    void anyProgramCanReadIt() throws Exception {
        train();
        write(recorder);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(RunStore.NAME));
                Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM point JOIN run ON run.number = point.run"
                        + " WHERE curve = 'train_loss' AND run.seed = 42 ORDER BY point.iteration LIMIT 1")) {
            row.next();
            assertEquals(1.0, row.getDouble(1));
        }
    }

    private List<String> names() throws ProblemException {
        return RunStore.in(folder).runs().stream().map(RunSummary::name).toList();
    }

    @Test
    void aNameStaysWhateverIsWrittenLater() throws Exception {
        train();
        write(recorder);
        RunStore.in(folder).rename("first", "Two layers");
        recorder.take(scalars(21, 5));
        write(recorder);
        assertEquals(List.of("Two layers"), names());
        assertEquals(
                "Two layers",
                RunRecorder.goOn(read(), 20, Problem::code, CLOCK)
                        .record()
                        .summary()
                        .name());
    }

    @Test
    void aNameGoesAlongIntoAnotherFile() throws Exception {
        train();
        recorder.rename("Two layers");
        write(recorder);
        assertEquals(List.of("Two layers"), names());
    }

    @Test
    void aRunIsForgottenAndTheOthersStay() throws Exception {
        train();
        write(recorder);
        RunRecorder second = RunRecorder.begin("second", "{}", 1, "abc", Problem::code, CLOCK);
        second.take(scalars(1, 3));
        write(second);
        RunStore.in(folder).delete("first");
        assertEquals(
                List.of("second"),
                RunStore.in(folder).runs().stream().map(RunSummary::id).toList());
        assertEquals(3, read().curve(RunCurve.TRAIN_LOSS).size());
        assertEquals(
                0,
                count("SELECT (SELECT count(*) FROM point WHERE run = 1) + (SELECT count(*) FROM event"
                        + " WHERE run = 1) + (SELECT count(*) FROM evaluation) + (SELECT count(*) FROM confusion)"));
    }

    private int count(String sql) throws Exception {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(RunStore.NAME));
                Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /// The first programs knew no names.
    @Test
    void theFileOfTheFirstProgramsIsReadAndKept() throws Exception {
        change("ALTER TABLE run DROP COLUMN name", "ALTER TABLE evaluation DROP COLUMN errors");
        assertEquals(List.of(""), names());
        assertEquals(20, read().curve(RunCurve.TRAIN_LOSS).size());
        RunStore.in(folder).rename("first", "Two layers");
        assertEquals(List.of("Two layers"), names());
        assertEquals(3, count("PRAGMA user_version"));
    }

    /// The second version knew no errors of single samples.
    @Test
    void theFileOfTheSecondProgramsIsReadAndKept() throws Exception {
        change("ALTER TABLE evaluation DROP COLUMN errors");
        assertEquals(List.of(), errors());
        train();
        write(recorder);
        assertEquals(List.of(0.1f, 0.2f, 0.3f, 0.4f), errors());
        assertEquals(3, count("PRAGMA user_version"));
    }

    private List<Float> errors() throws Exception {
        List<Float> errors = new ArrayList<>();
        for (float error :
                requireNonNull(read().evaluation()).outputs().getFirst().errors()) {
            errors.add(error);
        }
        return errors;
    }

    private void change(String... sql) throws Exception {
        train();
        write(recorder);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(RunStore.NAME));
                Statement statement = file.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    private void assertRefused() {
        ProblemException trouble = assertThrows(ProblemException.class, this::read);
        assertEquals("run.record-unreadable", trouble.problem().code());
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws Exception {
        Files.writeString(folder.resolve(RunStore.NAME), "no database at all, but long enough to look like one");
        assertRefused();
    }

    @Test
    void strangeTablesAreRefused() throws Exception {
        change("CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n");
        assertRefused();
    }

    @Test
    void answersOutsideTheClassesAreRefused() throws Exception {
        change("UPDATE evaluation SET classes = 1");
        assertRefused();
    }

    @Test
    void hugeNumbersOfClassesAreRefused() throws Exception {
        change("UPDATE evaluation SET classes = 2000000000");
        assertRefused();
    }

    @Test
    void timesThatAreNoneAreRefused() throws Exception {
        change("UPDATE run SET began = 'yesterday'");
        assertRefused();
    }

    @Test
    void aDamagedFileIsPutAsideWhenSomethingIsToBeWritten() throws Exception {
        Files.writeString(folder.resolve(RunStore.NAME), "no database at all, but long enough to look like one");
        train();
        assertThrows(IOException.class, () -> write(recorder));
        recorder.markAllChanged();
        write(recorder);
        assertEquals(20, read().curve(RunCurve.TRAIN_LOSS).size());
        assertTrue(Files.exists(folder.resolve("runs-damaged.sqlite")));
    }

    @Test
    void mutatedFilesGiveProblemsAndNothingElse() throws Exception {
        train();
        write(recorder);
        byte[] good = Files.readAllBytes(folder.resolve(RunStore.NAME));
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i < 20; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve(RunStore.NAME), bad);
            try {
                RunStore store = RunStore.in(folder);
                for (RunSummary run : store.runs()) {
                    store.read(run);
                }
            } catch (ProblemException expected) {
                assertEquals("run.record-unreadable", expected.problem().code());
            }
        }
    }
}
