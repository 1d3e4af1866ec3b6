package org.lamina.runtime.data;

import java.util.Arrays;
import java.util.List;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.DataPreview.Scaling;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;

/// A source cut into training, validation and test samples, with the scaling of its inputs. Immutable, safe on any
/// thread.
public final class Dataset {

    private final DataSettings settings;
    private final SampleSource source;
    private final int[] training;
    private final int[] validation;
    private final int[] test;
    private final DataSignature signature;
    private final List<Scaling> scaling;

    private Dataset(DataSettings settings, SampleSource source, int[] training, int[] validation) {
        this.settings = settings;
        this.source = source;
        signature = settings.learnsInput() ? source.signature().reconstructed() : source.signature();
        this.training = training;
        this.validation = validation;
        test = new int[source.size() - source.firstTest()];
        Arrays.setAll(test, i -> source.firstTest() + i);
        scaling = Statistics.scaling(this);
    }

    /// Cuts by the seed. Every part keeps the order of the file.
    public static Dataset of(DataSettings settings, SampleSource source, int seed) throws ProblemException {
        int pool = source.firstTest();
        int kept = Math.clamp((int) Math.round(pool * settings.validationShare()), 1, Math.max(1, pool - 1));
        int[] order = Shuffle.order(pool, seed);
        int most = pool - kept;
        int used = settings.limit() > 0 ? Math.min(settings.limit(), most) : most;
        if (used < 1) {
            throw new ProblemException(Problem.error("data.too-few", new Place.OfSetting("source"), pool));
        }
        int[] validation = Arrays.copyOf(order, kept);
        int[] training = Arrays.copyOfRange(order, kept, kept + used);
        Arrays.sort(validation);
        Arrays.sort(training);
        return new Dataset(settings, source, training, validation);
    }

    public DataSettings settings() {
        return settings;
    }

    public SampleSource source() {
        return source;
    }

    public DataSignature signature() {
        return signature;
    }

    /// The samples of a split as numbers of the source. Not to be changed.
    public int[] samples(Split split) {
        return switch (split) {
            case TRAINING -> training;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /// Per data input what is subtracted and divided by.
    public List<Scaling> scaling() {
        return scaling;
    }

    /// The smallest and the largest raw value of an input column in the training split; read anew on each call.
    public double[] range(int column) {
        return Statistics.range(this, column);
    }

    /// Whether the column holds numbers that may be scaled, not token ids.
    public boolean isNumeric(int column) {
        return !(shape(column) instanceof Shape.Tokens);
    }

    public Shape shape(int column) {
        return signature().inputs().get(column).shape();
    }

    /// Writes one input column as the network sees it.
    public void input(int sample, int column, float[] to, int at) {
        source.input(sample, column, to, at);
        scale(column, to, at, Math.toIntExact(shape(column).elements()));
    }

    /// Writes the right answer as the network should give it.
    public void target(int sample, int target, float[] to, int at) {
        if (settings.learnsInput()) {
            input(sample, inputOf(target), to, at);
        } else {
            source.target(sample, target, to, at);
        }
    }

    /// Targets that are inputs have their names.
    private int inputOf(int target) {
        String name = signature.targets().get(target).name();
        int column = 0;
        while (!signature.inputs().get(column).name().equals(name)) {
            column++;
        }
        return column;
    }

    /// Turns raw values into what the network sees, in place.
    public void scale(int column, float[] values, int from, int count) {
        Scaling by = scaling.get(column);
        if (by.subtract() == 0 && by.divide() == 1) {
            return;
        }
        float subtract = (float) by.subtract();
        float factor = (float) (1 / by.divide());
        for (int i = from; i < from + count; i++) {
            values[i] = (values[i] - subtract) * factor;
        }
    }
}
