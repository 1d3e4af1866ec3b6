package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.visual.ConfusionMatrixView;
import org.lamina.ui.visual.MosaicView;

/// A first network of one's own: drawn, repaired, trained, looked into, saved and opened again.
class LenetFromScratchTest {
    private static final int SAMPLES = 1_000;
    private static final long TRAINING_SECONDS = 120;
    private static final NodeId INPUT = new NodeId("input-1");
    private static final NodeId OUTPUT = new NodeId("output-1");
    private static final ProbeRequest PREDICTION =
            new ProbeRequest.Prediction(new SampleRef.InSplit(SampleRef.Split.VALIDATION, 3));

    @TempDir
    Path folder;

    @Test
    void drawsRepairsTrainsLooksSavesAndReopens() {
        GraphDocument document;
        Snapshot.Prediction prediction;
        try (Hand hand = Hand.open(folder)) {
            beginProject(hand);
            limitSamples(hand);
            NodeId firstConvolution = drawNetwork(hand);
            repairShapeProblem(hand);
            trainUntilBothCurvesGrow(hand);
            pauseStepResumeStop(hand);
            lookAtFeatureMaps(hand, firstConvolution);
            evaluate(hand);
            save(hand);
            document = hand.document();
            prediction = (Snapshot.Prediction) hand.look(PREDICTION);
            hand.press(KeyCode.CONTROL, KeyCode.Q);
            hand.await("the window is closed", () -> !hand.shown().stage().isShowing());
        }
        try (Hand hand = Hand.open(folder)) {
            reopen(hand);
            assertEquals(document, hand.document());
            Snapshot.Prediction again = (Snapshot.Prediction) hand.look(PREDICTION);
            assertEquals(prediction.outputs(), again.outputs());
            assertEquals(prediction.iteration(), again.iteration());
        }
    }

    private static void beginProject(Hand hand) {
        hand.click("#start-new");
        hand.click("#data-mnist");
        hand.await(
                "the project is open",
                () -> hand.shown().window().files().project().isPresent());
        hand.awaitFrames(30);
    }

    private static void limitSamples(Hand hand) {
        hand.click("#tab-data");
        hand.type("#data-limit", Integer.toString(SAMPLES));
        assertEquals(SAMPLES, hand.document().settings().data().limit());
    }

    private static NodeId drawNetwork(Hand hand) {
        NodeId conv1 = hand.dragFromPalette("conv2d", "conv", 0.2, 0.2);
        NodeId pool1 = hand.dragFromPalette("max-pool2d", "max", 0.35, 0.8);
        NodeId conv2 = hand.dragFromPalette("conv2d", "conv", 0.5, 0.2);
        NodeId pool2 = hand.dragFromPalette("max-pool2d", "max", 0.65, 0.8);
        NodeId dense = hand.dragFromPalette("dense", "dense", 0.8, 0.2);
        List<NodeId> chain = List.of(INPUT, conv1, pool1, conv2, pool2, dense, OUTPUT);
        for (int i = 1; i < chain.size(); i++) {
            hand.connect(chain.get(i - 1), chain.get(i));
        }
        return conv1;
    }

    private static void repairShapeProblem(Hand hand) {
        assertFalse(hand.get(() -> hand.shown().bench().editor().analysis().isTrainable()));
        hand.click("#tab-problems");
        hand.click("#problem-0-fix-0");
        hand.await(
                "the network can be trained",
                () -> hand.shown().bench().editor().analysis().isTrainable());
        assertEquals(
                1,
                hand.document().network().nodes().stream()
                        .filter(node -> node.spec() instanceof Flatten)
                        .count());
    }

    private static void trainUntilBothCurvesGrow(Hand hand) {
        hand.click("#tab-curves");
        hand.click("#run-train");
        hand.await("it trains", TRAINING_SECONDS, () -> hand.state() == SessionState.RUNNING);
        hand.await(
                "the validation curve grows",
                TRAINING_SECONDS,
                () -> points(hand, "validation_loss") >= 2 && points(hand, "train_loss") >= 16);
    }

    private static long points(Hand hand, String series) {
        String csv = ((CurveChart) hand.robot().lookup("#curves-loss").query()).valuesAsCsv();
        return csv.lines().filter(line -> line.startsWith(series + ",")).count();
    }

    private static void pauseStepResumeStop(Hand hand) {
        hand.click("#run-train");
        hand.await("it pauses", () -> hand.state() == SessionState.PAUSED);
        hand.awaitFrames(3);
        long paused = hand.iteration();
        hand.awaitFrames(40);
        assertEquals(paused, hand.iteration());
        hand.click("#run-step");
        hand.click("#step-batch");
        hand.await("one batch is done", () -> hand.iteration() == paused + 1 && hand.state() == SessionState.PAUSED);
        hand.awaitFrames(20);
        assertEquals(paused + 1, hand.iteration());
        hand.click("#run-train");
        hand.await("it goes on", () -> hand.iteration() > paused + 2);
        hand.click("#run-stop");
        hand.await("it stops", () -> hand.state() == SessionState.IDLE);
    }

    private static void lookAtFeatureMaps(Hand hand, NodeId convolution) {
        hand.click("#tab-inspect");
        hand.click("#node-" + convolution);
        hand.await(
                "feature maps are shown",
                () -> hand.sees(MosaicView.class)
                        && rows(hand.view(MosaicView.class).csv()) > 1);
        MosaicView maps = hand.view(MosaicView.class);
        assertEquals(1 + 32 * 28 * 28, hand.get(() -> rows(maps.csv())));
        assertTrue(hand.get(() -> maps.titleProperty().get()).contains(hand.name(convolution)));
        hand.shown().picture("story-feature-maps");
    }

    private static long rows(String csv) {
        return csv.lines().count();
    }

    private static void evaluate(Hand hand) {
        hand.click("#tab-evaluate");
        hand.click("#evaluate");
        hand.await("the test split is measured", TRAINING_SECONDS, () -> evaluation(hand) != null);
        Evaluation evaluation = evaluation(hand);
        assertNotNull(evaluation);
        ConfusionMatrixView matrix = hand.view(ConfusionMatrixView.class);
        long counted = hand.get(matrix::csv)
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
        assertEquals(evaluation.samples(), counted);
        hand.shown().picture("story-confusion");
    }

    private static @Nullable Evaluation evaluation(Hand hand) {
        return hand.get(() -> hand.shown().bench().runs().evaluationProperty().get());
    }

    private void save(Hand hand) {
        hand.shown().files().choose(folder.resolve("mine.lamina"));
        hand.press(KeyCode.CONTROL, KeyCode.S);
        hand.await(
                "document and weights are saved",
                () -> !hand.shown().bench().editor().modifiedProperty().get() && hasWeights());
    }

    private boolean hasWeights() {
        Path runs = folder.resolve("mine.runs");
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.anyMatch(file -> file.toString().endsWith(".zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopen(Hand hand) {
        hand.shown().files().choose(folder.resolve("mine.lamina"));
        hand.click("#start-open");
        hand.await("the weights are back", TRAINING_SECONDS, () -> hand.state() == SessionState.IDLE);
    }
}
