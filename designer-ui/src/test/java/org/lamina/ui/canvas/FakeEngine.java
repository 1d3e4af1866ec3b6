package org.lamina.ui.canvas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.DataSettings;

/// An engine whose sessions do nothing; tests write into their feed.
final class FakeEngine implements Engine {
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
        return new Session(request.document(), new TrainingFeed());
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

    record Session(GraphDocument document, TrainingFeed feed) implements TrainingSession {
        @Override
        public String run() {
            return "";
        }

        @Override
        public SessionState state() {
            return SessionState.RUNNING;
        }

        @Override
        public void train() {}

        @Override
        public void pause() {}

        @Override
        public void stepBatch() {}

        @Override
        public void stepEpoch() {}

        @Override
        public void stop() {}

        @Override
        public void setLearningRate(double rate) {}

        @Override
        public void keepIn(Path folder) {}

        @Override
        public void saveCheckpoint() {}

        @Override
        public void evaluate() {}

        @Override
        public void close() {}

        @Override
        public boolean awaitClosed(Duration limit) {
            return true;
        }
    }
}
