package org.lamina.runtime.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;

/// Reads data sources and keeps the last few, so that preview, training and inspection share one copy.
/// Safe on any thread.
public final class Sources {

    private static final int KEPT = 2;
    private static final String MNIST = "mnist";

    private final DataFiles files;
    private final Map<Key, SampleSource> kept = new LinkedHashMap<>(4, 0.75f, true);

    private record Key(DataSpec spec, int seed) {}

    public Sources(DataFiles files) {
        this.files = files;
    }

    /// Takes a moment the first time.
    public synchronized SampleSource open(DataSpec spec, int seed) throws ProblemException {
        Key key = new Key(spec, isSeeded(spec) ? seed : 0);
        SampleSource found = kept.get(key);
        if (found == null) {
            found = read(spec, seed);
            kept.put(key, found);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return found;
    }

    private static boolean isSeeded(DataSpec spec) {
        return switch (spec) {
            case DataSpec.Points _, DataSpec.Reversal _, DataSpec.MnistPairs _, DataSpec.DigitScenes _ -> true;
            case DataSpec.None _, DataSpec.Mnist _, DataSpec.FashionMnist _, DataSpec.MnistHalves _, DataSpec.Poems _ ->
                false;
        };
    }

    private SampleSource read(DataSpec spec, int seed) throws ProblemException {
        return switch (spec) {
            case DataSpec.None _ ->
                throw new ProblemException(Problem.error("data.none", new Place.OfSetting("source")));
            case DataSpec.Mnist mnist -> new ImageSource(mnist.signature(), LabelledImages.read(files, MNIST));
            case DataSpec.FashionMnist fashion ->
                new ImageSource(fashion.signature(), LabelledImages.read(files, "fashion-mnist"));
            case DataSpec.MnistHalves halves -> new ImageSource(halves.signature(), LabelledImages.read(files, MNIST));
            case DataSpec.MnistPairs pairs -> new PairSource(pairs, LabelledImages.read(files, MNIST), seed);
            case DataSpec.DigitScenes scenes -> new SceneSource(scenes, LabelledImages.read(files, MNIST), seed);
            case DataSpec.Points points -> PointSource.read(points, files, seed);
            case DataSpec.Poems poems -> PoemSource.read(poems, files);
            case DataSpec.Reversal reversal -> new ReversalSource(reversal, seed);
        };
    }
}
