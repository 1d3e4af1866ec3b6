package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.Place;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Scalars;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingEvent.EpochFinished;
import org.lamina.graph.run.TrainingEvent.Evaluated;
import org.lamina.graph.run.TrainingEvent.Failed;
import org.lamina.graph.run.TrainingEvent.Finished;
import org.lamina.graph.run.TrainingEvent.LearningRateChanged;
import org.lamina.graph.run.TrainingEvent.Prepared;
import org.lamina.graph.run.TrainingEvent.StateChanged;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.OptimizerSpec;

class SessionTest {

    @Test
    void trainsToTheLastEpochAndMeasuresTheTestSplit() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(12)))) {
            probe.session().train();
            Finished finished = probe.await(Finished.class);

            List<EpochFinished> epochs = probe.events(EpochFinished.class);
            Evaluation evaluation = probe.await(Evaluated.class).evaluation();
            Prepared prepared = probe.await(Prepared.class);
            assertEquals(new Finished(EndReason.COMPLETED, 12, 12L * prepared.batchesPerEpoch()), finished);
            assertEquals(12, epochs.size());
            assertTrue(epochs.getLast().trainLoss() < 0.7 * epochs.getFirst().trainLoss(), epochs::toString);
            assertTrue(epochs.getLast().validationAccuracy() > 0.8, epochs::toString);
            assertEquals(40, evaluation.samples());
            assertEquals(40, evaluation.outputs().getFirst().actual().length);
            assertTrue(evaluation.accuracy() > 0.8, () -> "accuracy " + evaluation.accuracy());
            assertEquals(SessionState.IDLE, probe.session().state());
        }
    }

    /// As when the program is asked to end while the data is being read.
    @Test
    void aRunThatIsStoppedBeforeItsFirstBatchEndsToo() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(12)))) {
            probe.session().train();
            probe.session().stop();

            assertEquals(new Finished(EndReason.STOPPED, 0, 0), probe.await(Finished.class));
        }
    }

    @Test
    void scalarsHoldEveryBatchOnce() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(2)))) {
            probe.session().train();
            probe.await(Finished.class);

            Scalars scalars = probe.session().feed().drainScalars();
            int batches = probe.await(Prepared.class).batchesPerEpoch();
            assertEquals(2 * batches, scalars.size());
            for (int i = 0; i < scalars.size(); i++) {
                assertEquals(i + 1, scalars.iterations()[i]);
            }
        }
    }

    @Test
    void stepsPauseAndStopActBetweenBatches() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(1000)))) {
            probe.session().stepBatch();
            probe.await(SessionState.PAUSED);
            assertEquals(1, probe.session().feed().drainScalars().size());

            probe.session().stepEpoch();
            probe.await(EpochFinished.class);
            probe.await(SessionState.PAUSED);
            int batches = probe.await(Prepared.class).batchesPerEpoch();
            assertEquals(batches - 1, probe.session().feed().drainScalars().size());

            probe.session().train();
            probe.await(() -> probe.session().feed().progress().orElseThrow().epoch() > 3, "epoch 4");
            probe.session().pause();
            probe.await(SessionState.PAUSED);
            probe.session().feed().drainScalars();
            probe.session().stop();
            assertEquals(EndReason.STOPPED, probe.await(Finished.class).reason());
            assertEquals(0, probe.session().feed().drainScalars().size());
            assertEquals(SessionState.IDLE, probe.session().state());
        }
    }

    @Test
    void endsEarlyWhenTheValidationLossNoLongerFalls() {
        GraphDocument document = Documents.points(Documents.settings(500)
                .withOptimizer(new OptimizerSpec.Sgd(1e-7))
                .withPatience(2));
        try (SessionProbe probe = open(document)) {
            probe.session().train();

            assertEquals(EndReason.EARLY_STOPPING, probe.await(Finished.class).reason());
        }
    }

    @Test
    void learningRateChangesLiveAndKeepsTheState() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(1000)))) {
            probe.session().stepBatch();
            probe.await(SessionState.PAUSED);
            probe.session().setLearningRate(0.005);
            assertEquals(new LearningRateChanged(1, 0.005), probe.await(LearningRateChanged.class));

            probe.session().stepBatch();
            probe.await(() -> probe.session().feed().progress().orElseThrow().iteration() == 2, "second batch");
            assertEquals(0.005, probe.session().feed().progress().orElseThrow().learningRate());
        }
    }

    @Test
    void divergenceNamesTheFirstLayerAndTheIteration() {
        GraphDocument document = Documents.points(Documents.settings(50).withOptimizer(new OptimizerSpec.Sgd(1e38)));
        try (SessionProbe probe = open(document)) {
            probe.session().train();

            Failed failed = probe.await(Failed.class);
            assertTrue(failed.problem().code().startsWith("training."), failed::toString);
            assertTrue(failed.problem().code().endsWith("-not-finite"), failed::toString);
            assertTrue(failed.problem().place() instanceof Place.OfNode, failed::toString);
            assertEquals(SessionState.FAILED, probe.session().state());

            probe.session().setLearningRate(1e-3);
            probe.session().evaluate();
            assertEquals(40, probe.await(Evaluated.class).evaluation().samples());
        }
    }

    @Test
    void viewsAreServedWhileItTrainsAndAtOnceWhenItRests() {
        try (SessionProbe probe = open(Documents.points(Documents.settings(100_000)))) {
            ProbeRequest hidden = new ProbeRequest.Histogram(new NodeId("hidden"));
            assertEquals(0, probe.look(hidden).iteration());

            probe.session().train();
            probe.await(SessionState.RUNNING);
            try (ProbeSlot slot = probe.session().feed().subscribe(hidden)) {
                probe.await(() -> !slot.wantsMore(), "first picture");
                long first = slot.take().orElseThrow().iteration();
                probe.await(() -> !slot.wantsMore(), "second picture");
                assertTrue(slot.take().orElseThrow().iteration() > first);
            }
            assertEquals(SessionState.RUNNING, probe.session().state());
        }
    }

    @Test
    void documentWithErrorsFailsWithItsFirstProblem() {
        try (SessionProbe probe = open(GraphDocument.EMPTY)) {
            probe.session().train();

            Failed failed = probe.await(Failed.class);
            assertTrue(failed.problem().isError());
            assertEquals(SessionState.FAILED, probe.session().state());
        }
    }

    @Test
    void attentionLearnsToReverseAndAnswersAtEveryStep() {
        GraphDocument document =
                Documents.reversal(Documents.settings(15).withOptimizer(new OptimizerSpec.Adam(0.02, 0.9, 0.999)));
        try (SessionProbe probe = open(document)) {
            probe.session().train();

            Evaluation evaluation = probe.await(Evaluated.class).evaluation();
            assertEquals(5, evaluation.outputs().getFirst().stepsPerSample());
            List<EpochFinished> epochs = probe.events(EpochFinished.class);
            // Ten digits are guessed with a loss of ln 10 a step.
            assertEquals(Math.log(10), epochs.getFirst().trainLoss(), 0.5);
            assertTrue(evaluation.accuracy() > 0.5, () -> "accuracy " + evaluation.accuracy());
        }
    }

    @Test
    void statesFollowEachOther() {
        SessionProbe probe = open(Documents.points(Documents.settings(1)));
        probe.session().train();
        probe.await(Finished.class);
        probe.close();

        List<SessionState> states =
                probe.events(StateChanged.class).stream().map(StateChanged::to).toList();
        assertEquals(List.of(SessionState.IDLE, SessionState.RUNNING, SessionState.IDLE, SessionState.CLOSED), states);
    }

    private static SessionProbe open(GraphDocument document) {
        return new SessionProbe(TrainingRequest.of(document, 1));
    }
}
