package org.lamina.ui.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// An engine that computes nothing: tests tell its sessions what happens. Its numbers are patterns, so that views have
/// something to draw.
public final class FakeEngine implements Engine {
    private static final int PREVIEW_TRAINING = 54_000;
    private static final int PREVIEW_VALIDATION = 6_000;
    private static final int PREVIEW_TEST = 10_000;

    private final List<FakeSession> sessions = new ArrayList<>();
    private final List<TrainingRequest> requests = new ArrayList<>();
    private final List<Path> refused = new ArrayList<>();
    private final Map<Path, FakeSession> writers = new HashMap<>();
    private boolean accelerated = true;
    private OptionalInt runSeed = OptionalInt.empty();

    @Override
    public void warmUp() {}

    @Override
    public String device() {
        return "CPU";
    }

    @Override
    public boolean isAccelerated() {
        return accelerated;
    }

    public void setAccelerated(boolean now) {
        accelerated = now;
    }

    @Override
    public int processors() {
        return 2;
    }

    @Override
    public FakeSession open(TrainingRequest request) {
        requests.add(request);
        FakeSession session =
                new FakeSession(request.document(), request.continued().orElse("run " + (sessions.size() + 1)));
        if (request.checkpoint().filter(refused::contains).isPresent()) {
            session.refuse();
        }
        sessions.add(session);
        return session;
    }

    /// Says of this checkpoint that it belongs to another network.
    public void refuse(Path checkpoint) {
        refused.add(checkpoint);
    }

    /// The session opened last.
    public FakeSession session() {
        return sessions.getLast();
    }

    public List<FakeSession> sessions() {
        return sessions;
    }

    public List<TrainingRequest> requests() {
        return requests;
    }

    /// The seed that checkpoints tell from now on; until then that of their session.
    public void setRunSeed(int seed) {
        runSeed = OptionalInt.of(seed);
    }

    /// Says of a checkpoint which session wrote it; of others it is the last one.
    public void wrote(Path checkpoint, FakeSession session) {
        writers.put(checkpoint, session);
    }

    @Override
    public Checkpoint checkpoint(Path file) throws ProblemException {
        if (sessions.isEmpty()) {
            throw new ProblemException(Problem.error("checkpoint.unreadable", new Place.OfDocument(), file.toString()));
        }
        FakeSession writer = writers.getOrDefault(file, sessions.getLast());
        GraphDocument document = writer.document();
        return new Checkpoint(
                file, runSeed.isPresent() ? document.withSeed(runSeed.getAsInt()) : document, writer.run());
    }

    @Override
    public DataPreview preview(DataSettings settings, int seed, int count) throws ProblemException {
        List<Sample> samples = samples(
                settings,
                seed,
                SampleRef.Split.TRAINING,
                IntStream.range(0, count).boxed().toList());
        DataSignature signature = settings.signature();
        int inputs = signature.inputs().size();
        List<long[]> counts = signature.targets().stream()
                .map(target -> FakeSnapshots.classCounts(target, PREVIEW_TRAINING))
                .toList();
        double[] maximum = new double[inputs];
        Arrays.fill(maximum, 255);
        return new DataPreview(
                settings,
                PREVIEW_TRAINING,
                PREVIEW_VALIDATION,
                PREVIEW_TEST,
                samples,
                counts,
                signature.inputs().stream()
                        .map(_ -> new DataPreview.Scaling(0, 255))
                        .toList(),
                new double[inputs],
                maximum);
    }

    @Override
    public List<Sample> samples(DataSettings settings, int seed, SampleRef.Split split, List<Integer> indices)
            throws ProblemException {
        if (settings.source() instanceof DataSpec.None) {
            throw new ProblemException(Problem.error("data.none", new Place.OfSetting("source")));
        }
        return indices.stream()
                .map(index -> FakeSnapshots.sample(settings, new SampleRef.InSplit(split, index)))
                .toList();
    }
}
