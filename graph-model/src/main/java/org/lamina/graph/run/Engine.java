package org.lamina.graph.run;

import java.nio.file.Path;
import java.util.List;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSettings;

/// The deep-learning engine as the window sees it. Safe on any thread; nothing native loads before it is needed.
public interface Engine {
    /// Loads and warms the native engine; takes seconds, so call it in the background after the first paint.
    void warmUp();

    /// Its name and version, as `Deeplearning4j 1.0.0`; empty where there is none to tell.
    default String name() {
        return "";
    }

    /// What computes, for the status bar: `CPU` or `GPU`. Takes a moment where there may be a graphics card, so it is
    /// not for the FX thread.
    String device();

    /// Whether it computes as fast as it can; false where this system lacks a library for that, and slower ways serve.
    default boolean isAccelerated() {
        return true;
    }

    /// Threads that computing may use on this machine.
    int processors();

    /// Opens a session on its own thread and returns at once; loading happens there. A document that cannot be trained
    /// shows as a [TrainingEvent.Failed].
    TrainingSession open(TrainingRequest request);

    /// What a checkpoint says of itself, without its weights. Reads a file: not for the FX thread.
    Checkpoint checkpoint(Path file) throws ProblemException;

    /// Reads the data and describes it with `count` samples. Takes a moment: not for the FX thread.
    DataPreview preview(DataSettings settings, int seed, int count) throws ProblemException;

    /// Some samples of a split, by index. Takes a moment the first time: not for the FX thread.
    List<Sample> samples(DataSettings settings, int seed, SampleRef.Split split, List<Integer> indices)
            throws ProblemException;
}
