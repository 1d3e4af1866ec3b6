package org.lamina.runtime.train;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.save.CheckpointReader;
import org.lamina.runtime.save.Position;
import org.nd4j.linalg.factory.Nd4j;

/// A network in training: does one piece of work at a time (a training batch, a validation batch, a test batch) and
/// tells the feed. Confined to the trainer's thread.
final class Run implements AutoCloseable {

    /// Keeps the random streams of runs with neighbouring seeds apart.
    private static final long SEED_STRIDE = 1_000_003L;

    private final LiveNetwork network;
    private final TrainingSettings settings;
    private final TrainingFeed feed;
    private final BatchFeeder feeder;
    private final BatchWatch watch;
    private final Course course;
    private double baseRate;
    private final Pace pace = new Pace();
    private double measuringSeconds;
    private @Nullable Measurement validation;
    private @Nullable Measurement test;

    private Run(LiveNetwork network, TrainingFeed feed, String name) {
        this.network = network;
        this.feed = feed;
        settings = network.document().settings().training();
        baseRate = settings.optimizer().learningRate();
        feeder = new BatchFeeder(
                network.data(), network.maker(), settings.batchSize(), settings.seed(), name + "-batches");
        course = new Course(feeder.batchesPerEpoch(), settings.epochs(), settings.patience());
        watch = BatchWatch.on(network);
    }

    /// Checks, loads, builds and, where asked for, restores.
    static Run prepare(TrainingRequest request, Sources sources, TrainingFeed feed, String name)
            throws ProblemException {
        Analysis analysis = GraphChecker.check(request.document());
        Optional<Problem> error = analysis.findings().stream()
                .map(Finding::problem)
                .filter(Problem::isError)
                .findFirst();
        if (error.isPresent()) {
            throw new ProblemException(error.get());
        }
        LiveNetwork network = LiveNetwork.build(request.document(), sources);
        Run run = new Run(network, feed, name);
        if (request.checkpoint().isPresent()) {
            run.restore(new CheckpointReader(request.checkpoint().get()));
        }
        feed.publish(new TrainingEvent.Prepared(
                network.data().samples(Split.TRAINING).length,
                network.data().samples(Split.VALIDATION).length,
                network.data().samples(Split.TEST).length,
                run.course.batchesPerEpoch(),
                network.graph().numParams(),
                run.course.epochs(),
                run.course.iteration()));
        return run;
    }

    /// The live learning rate is taken over, unless the settings were changed since.
    private void restore(CheckpointReader checkpoint) throws ProblemException {
        checkpoint.restore(network);
        Position position = checkpoint.position();
        course.restore(position);
        var saved = checkpoint.project().settings().training().optimizer();
        baseRate = saved.equals(settings.optimizer()) ? position.rate() : baseRate;
    }

    LiveNetwork network() {
        return network;
    }

    Course course() {
        return course;
    }

    Position position() {
        return course.position(baseRate);
    }

    void changeRate(double rate) {
        baseRate = rate;
        feed.publish(new TrainingEvent.LearningRateChanged(course.iteration(), rate));
    }

    /// What a piece of work led to.
    enum Step {
        BATCH_TRAINED,
        MEASURING,
        EPOCH_FINISHED,
        PATIENCE_OVER
    }

    /// Trains one batch, or measures one batch of the validation split where an epoch is over.
    Step step() throws ProblemException {
        Measurement measuring = validation;
        if (measuring != null) {
            long start = System.nanoTime();
            measuring.step();
            measuringSeconds += (System.nanoTime() - start) / 1e9;
            return measuring.isDone() ? finishEpoch(measuring) : Step.MEASURING;
        }
        if (course.isEpochTrained()) {
            validation = new Measurement(network, Split.VALIDATION, settings.batchSize());
            measuringSeconds = 0;
            return Step.MEASURING;
        }
        trainBatch();
        return Step.BATCH_TRAINED;
    }

    /// Measures one batch of the test split; tells the answer once all are measured.
    Optional<Evaluation> testStep() {
        Measurement measuring = test;
        if (measuring == null) {
            measuring = new Measurement(network, Split.TEST, settings.batchSize());
            test = measuring;
        }
        measuring.step();
        if (!measuring.isDone()) {
            return Optional.empty();
        }
        test = null;
        Evaluation evaluation = measuring.evaluation(course.iteration());
        feed.publish(new TrainingEvent.Evaluated(evaluation));
        return Optional.of(evaluation);
    }

    /// Measurements that were begun are made anew the next time.
    void dropMeasurements() {
        validation = null;
        test = null;
    }

    private void trainBatch() throws ProblemException {
        long start = System.nanoTime();
        Batch batch = feeder.get(course.epochs(), course.batches());
        double rate = baseRate * settings.schedule().factor(course.place(), course.targetEpochs());
        network.setRate(rate);
        network.setIteration(course.iteration());
        Nd4j.getRandom().setSeed(settings.seed() * SEED_STRIDE + course.iteration());
        try {
            network.fit(batch);
        } catch (BatchWatch.NotFinite e) {
            throw new ProblemException(Divergence.explain(network, batch, course.iteration() + 1), e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double loss = network.graph().score();
        int answered = watch.answered();
        course.batchTrained(batch.size(), loss, watch.right(), answered, seconds);
        float accuracy = answered == 0 ? Float.NaN : (float) watch.right() / answered;
        feed.append(course.iteration(), (float) loss, accuracy);
        pace.batchTrained(batch.size(), seconds);
        report(loss, rate);
    }

    private void report(double loss, double rate) {
        feed.progress(new Progress(
                course.epochs() + 1,
                course.targetEpochs(),
                course.batches(),
                course.batchesPerEpoch(),
                course.iteration(),
                loss,
                rate,
                pace.samplesPerSecond(),
                pace.secondsLeft(course.batchesLeft(), course.targetEpochs() - course.epochs())));
    }

    private Step finishEpoch(Measurement measured) {
        validation = null;
        pace.epochEnded(measuringSeconds);
        double validationLoss = measured.loss();
        feed.publish(new TrainingEvent.EpochFinished(
                course.epochs() + 1,
                course.iteration(),
                course.trainLoss(),
                validationLoss,
                course.trainAccuracy(),
                measured.accuracy(),
                course.seconds(),
                course.samplesPerSecond()));
        return course.epochFinished(validationLoss) ? Step.PATIENCE_OVER : Step.EPOCH_FINISHED;
    }

    @Override
    public void close() {
        feeder.close();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "epoch %d, iteration %d", course.epochs() + 1, course.iteration());
    }
}
