package org.lamina.ui.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.run.EndReason;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingSession;

/// A session whose time is in the hands of the test: [#batches] trains, [#serve] answers the views that look.
public final class FakeSession implements TrainingSession {
    public static final int BATCHES_PER_EPOCH = 844;

    private final GraphDocument document;
    private final String run;
    private final Analysis analysis;
    private final TrainingFeed feed = new TrainingFeed();
    private final List<String> commands = new ArrayList<>();
    private SessionState state = SessionState.IDLE;
    private long iteration;

    FakeSession(GraphDocument document, String run) {
        this.document = document;
        this.run = run;
        analysis = GraphChecker.check(document);
        feed.publish(new TrainingEvent.Prepared(54_000, 6_000, 10_000, BATCHES_PER_EPOCH, 1, 0, 0));
    }

    /// What the window asked for, in order: `train`, `pause`, `rate 0.01`.
    public List<String> commands() {
        return commands;
    }

    /// As if it had been opened with a checkpoint of this iteration.
    public void goOnFrom(long trained) {
        iteration = trained;
    }

    /// As if its checkpoint belonged to another network.
    void refuse() {
        feed.drainEvents();
        fail(Problem.error("checkpoint.other-network", new Place.OfDocument(), "checkpoint"));
    }

    /// Trains so many batches and answers the views that look.
    public void batches(int count) {
        for (int i = 0; i < count; i++) {
            iteration++;
            feed.append(iteration, lossAt(iteration), 1 - lossAt(iteration) / 3);
        }
        int epochs = document.settings().training().epochs();
        feed.progress(new Progress(
                (int) (iteration / BATCHES_PER_EPOCH) + 1,
                epochs,
                (int) (iteration % BATCHES_PER_EPOCH),
                BATCHES_PER_EPOCH,
                iteration,
                lossAt(iteration),
                document.settings().training().optimizer().learningRate(),
                3910,
                41));
        serve();
    }

    private static float lossAt(long iteration) {
        double noise = 1 + 0.25 * Math.sin(iteration * 12.9898) * Math.cos(iteration * 4.1414);
        return (float) (2.3 * noise * Math.exp(-iteration / 400.0) + 0.05 * noise);
    }

    /// Ends an epoch with values of the validation split.
    public void finishEpoch(int epoch, double validationLoss, double validationAccuracy) {
        feed.publish(new TrainingEvent.EpochFinished(
                epoch,
                (long) epoch * BATCHES_PER_EPOCH,
                validationLoss * 0.9,
                validationLoss,
                validationAccuracy,
                validationAccuracy,
                14,
                3910));
    }

    /// Answers the views that look.
    public void serve() {
        for (ProbeSlot slot : feed.openSlots()) {
            if (slot.wantsMore()) {
                answer(slot.request()).ifPresent(slot::offer);
            }
        }
    }

    /// What is looked at now.
    public List<ProbeRequest> watched() {
        return feed.openSlots().stream().map(ProbeSlot::request).toList();
    }

    private Optional<Snapshot> answer(ProbeRequest request) {
        return FakeSnapshots.answer(request, analysis, iteration);
    }

    public void finish() {
        feed.publish(new TrainingEvent.Finished(EndReason.COMPLETED, 1, iteration));
        to(SessionState.IDLE);
    }

    public void fail(Problem problem) {
        feed.publish(new TrainingEvent.Failed(problem));
        to(SessionState.FAILED);
    }

    private void to(SessionState next) {
        SessionState before = state;
        state = next;
        feed.publish(new TrainingEvent.StateChanged(before, next));
    }

    @Override
    public GraphDocument document() {
        return document;
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public SessionState state() {
        return state;
    }

    @Override
    public TrainingFeed feed() {
        return feed;
    }

    @Override
    public void train() {
        commands.add("train");
        to(SessionState.RUNNING);
    }

    @Override
    public void pause() {
        commands.add("pause");
        to(SessionState.PAUSED);
    }

    @Override
    public void stepBatch() {
        commands.add("step batch");
        batches(1);
        to(SessionState.PAUSED);
    }

    @Override
    public void stepEpoch() {
        commands.add("step epoch");
        to(SessionState.RUNNING);
    }

    @Override
    public void stop() {
        commands.add("stop");
        feed.publish(new TrainingEvent.Finished(EndReason.STOPPED, 1, iteration));
        to(SessionState.IDLE);
    }

    @Override
    public void setLearningRate(double rate) {
        commands.add("rate " + rate);
        feed.publish(new TrainingEvent.LearningRateChanged(iteration, rate));
    }

    @Override
    public void keepIn(Path folder) {
        commands.add("keep in " + folder.getFileName());
    }

    @Override
    public void saveCheckpoint() {
        commands.add("checkpoint");
    }

    @Override
    public void evaluate() {
        commands.add("evaluate");
        feed.publish(new TrainingEvent.Evaluated(FakeSnapshots.evaluation(analysis, iteration)));
    }

    @Override
    public void close() {
        commands.add("close");
        to(SessionState.CLOSED);
    }

    @Override
    public boolean awaitClosed(Duration limit) {
        return true;
    }

    /// The first node of the network with this name.
    public NodeId node(String name) {
        return document.network().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
