package org.lamina.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.graph.settings.DataSettings;
import org.lamina.runtime.accel.Device;
import org.lamina.runtime.accel.OneDnn;
import org.lamina.runtime.data.DataFiles;
import org.lamina.runtime.data.Dataset;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.WarmUp;
import org.lamina.runtime.save.CheckpointReader;
import org.lamina.runtime.train.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine on Deeplearning4j. Making one loads nothing; previews never load anything native. Safe on any thread.
public final class LaminaEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(LaminaEngine.class);
    private static final String BUILD = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private final Sources sources;

    /// @param files the data files that come with the program
    public LaminaEngine(DataFiles files) {
        sources = new Sources(files);
    }

    @Override
    public void warmUp() {
        WarmUp.run();
    }

    @Override
    public String name() {
        Properties build = new Properties();
        try (InputStream in = LaminaEngine.class.getResourceAsStream(BUILD)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            LOG.debug("The version of the engine cannot be read", e);
        }
        return ("Deeplearning4j " + build.getProperty("version", "")).strip();
    }

    @Override
    public String device() {
        return Device.current().name();
    }

    /// On a graphics card DL4J's own layers are the fast ones.
    @Override
    public boolean isAccelerated() {
        return OneDnn.isAvailable() || Device.current() == Device.GPU;
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public TrainingSession open(TrainingRequest request) {
        return Session.open(request, sources);
    }

    @Override
    public Checkpoint checkpoint(Path file) throws ProblemException {
        CheckpointReader reader = new CheckpointReader(file);
        return new Checkpoint(file, reader.project(), reader.run());
    }

    @Override
    public DataPreview preview(DataSettings settings, int seed, int count) throws ProblemException {
        return samples(settings, seed).preview(count);
    }

    /// Indices without a sample are left out.
    @Override
    public List<Sample> samples(DataSettings settings, int seed, SampleRef.Split split, List<Integer> indices)
            throws ProblemException {
        Samples samples = samples(settings, seed);
        return indices.stream()
                .map(index -> (SampleRef) new SampleRef.InSplit(split, index))
                .filter(samples::has)
                .map(samples::sample)
                .toList();
    }

    private Samples samples(DataSettings settings, int seed) throws ProblemException {
        return new Samples(Dataset.of(settings, sources.open(settings.source(), seed), seed));
    }
}
