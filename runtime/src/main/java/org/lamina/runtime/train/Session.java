package org.lamina.runtime.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.runtime.data.Sources;

/// A session as others see it: orders go in, the feed comes out. Safe on any thread.
public final class Session implements TrainingSession {

    private final TrainingRequest request;
    private final String run;
    private final TrainingFeed feed = new TrainingFeed();
    private final Orders orders;
    private final SessionStates states = new SessionStates(feed);
    private final Thread thread;

    private Session(TrainingRequest request, Sources sources) {
        this.request = request;
        run = request.continued().orElseGet(() -> UUID.randomUUID().toString());
        orders = new Orders(request.folder());
        Trainer trainer = new Trainer(request, run, sources, orders, states, feed);
        thread = Thread.ofPlatform().daemon().name(trainer.name()).unstarted(trainer);
    }

    /// Starts the session's thread and returns at once.
    public static Session open(TrainingRequest request, Sources sources) {
        Session session = new Session(request, sources);
        session.thread.start();
        return session;
    }

    @Override
    public GraphDocument document() {
        return request.document();
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public SessionState state() {
        return states.now();
    }

    @Override
    public TrainingFeed feed() {
        return feed;
    }

    @Override
    public void train() {
        orders.give(Orders.Goal.ALL);
    }

    @Override
    public void pause() {
        orders.give(Orders.Goal.PAUSE);
    }

    @Override
    public void stepBatch() {
        orders.give(Orders.Goal.BATCH);
    }

    @Override
    public void stepEpoch() {
        orders.give(Orders.Goal.EPOCH);
    }

    @Override
    public void stop() {
        orders.give(Orders.Goal.STOP);
    }

    @Override
    public void setLearningRate(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("Not a learning rate: " + rate);
        }
        orders.changeRate(rate);
    }

    @Override
    public void keepIn(Path folder) {
        orders.keepIn(folder);
    }

    @Override
    public void saveCheckpoint() {
        orders.askCheckpoint();
    }

    @Override
    public void evaluate() {
        orders.askEvaluation();
    }

    @Override
    public void close() {
        orders.give(Orders.Goal.CLOSE);
    }

    @Override
    public boolean awaitClosed(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }
}
