package org.lamina.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.DataSettings;

/// An engine for windows in which nothing is trained.
final class IdleEngine implements Engine {
    @Override
    public void warmUp() {}

    @Override
    public String device() {
        return "none";
    }

    @Override
    public int processors() {
        return 1;
    }

    @Override
    public TrainingSession open(TrainingRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint checkpoint(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataPreview preview(DataSettings settings, int seed, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Sample> samples(DataSettings settings, int seed, SampleRef.Split split, List<Integer> indices) {
        throw new UnsupportedOperationException();
    }
}
