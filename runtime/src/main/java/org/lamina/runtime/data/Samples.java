package org.lamina.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSignature.Task;
import org.lamina.graph.shape.Shape;

/// Samples as people see them: raw values with their truth.
public final class Samples {

    private final Dataset data;

    public Samples(Dataset data) {
        this.data = data;
    }

    public DataPreview preview(int count) {
        List<long[]> classCounts = new ArrayList<>();
        for (int target = 0; target < data.signature().targets().size(); target++) {
            classCounts.add(Statistics.classCounts(data, target));
        }
        int inputs = data.signature().inputs().size();
        double[] minimum = new double[inputs];
        double[] maximum = new double[inputs];
        for (int column = 0; column < inputs; column++) {
            double[] range = Statistics.range(data, column);
            minimum[column] = range[0];
            maximum[column] = range[1];
        }
        int training = data.samples(Split.TRAINING).length;
        List<Sample> first = new ArrayList<>();
        for (int i = 0; i < Math.min(count, training); i++) {
            first.add(sample(new SampleRef.InSplit(Split.TRAINING, i)));
        }
        return new DataPreview(
                data.settings(),
                training,
                data.samples(Split.VALIDATION).length,
                data.samples(Split.TEST).length,
                first,
                classCounts,
                data.scaling(),
                minimum,
                maximum);
    }

    /// Whether a sample of that number exists, or the given values fit the first input.
    public boolean has(SampleRef ref) {
        return switch (ref) {
            case SampleRef.InSplit in -> in.index() >= 0 && in.index() < data.samples(in.split()).length;
            case SampleRef.Given given ->
                given.input().values().length == data.shape(0).elements();
        };
    }

    public Sample sample(SampleRef ref) {
        return switch (ref) {
            case SampleRef.InSplit in -> inSplit(in);
            case SampleRef.Given given -> given(given);
        };
    }

    private Sample inSplit(SampleRef.InSplit ref) {
        int number = data.samples(ref.split())[ref.index()];
        List<Tensor> inputs = new ArrayList<>();
        for (int column = 0; column < data.signature().inputs().size(); column++) {
            float[] values = new float[Math.toIntExact(data.shape(column).elements())];
            data.source().input(number, column, values, 0);
            inputs.add(new Tensor(dimensions(data.shape(column)), values));
        }
        List<int[]> labels = new ArrayList<>();
        List<Tensor> values = new ArrayList<>();
        for (int target = 0; target < data.signature().targets().size(); target++) {
            var declared = data.signature().targets().get(target);
            if (declared.task() == Task.VALUES || declared.task() == Task.BOXES) {
                float[] numbers = new float[Math.toIntExact(declared.shape().elements())];
                data.target(number, target, numbers, 0);
                values.add(new Tensor(dimensions(declared.shape()), numbers));
            } else {
                labels.add(data.source().labels(number, target));
            }
        }
        return new Sample(ref, inputs, labels, values, data.source().tokens(number));
    }

    /// Inputs beyond the given first one are zero.
    private Sample given(SampleRef.Given ref) {
        List<Tensor> inputs = new ArrayList<>();
        inputs.add(new Tensor(dimensions(data.shape(0)), ref.input().values()));
        for (int column = 1; column < data.signature().inputs().size(); column++) {
            Shape shape = data.shape(column);
            inputs.add(new Tensor(dimensions(shape), new float[Math.toIntExact(shape.elements())]));
        }
        List<String> tokens = data.isNumeric(0)
                ? List.of()
                : data.source().tokens(ids(ref.input().values()));
        return new Sample(ref, inputs, List.of(), data.settings().learnsInput() ? scaled(inputs) : List.of(), tokens);
    }

    /// What outputs that learn the inputs are to give.
    private List<Tensor> scaled(List<Tensor> inputs) {
        List<Tensor> scaled = new ArrayList<>();
        for (int column = 0; column < inputs.size(); column++) {
            if (data.isNumeric(column)) {
                float[] values = inputs.get(column).values().clone();
                data.scale(column, values, 0, values.length);
                scaled.add(new Tensor(inputs.get(column).shape(), values));
            }
        }
        return scaled;
    }

    private static int[] ids(float[] values) {
        int[] ids = new int[values.length];
        Arrays.setAll(ids, i -> (int) values[i]);
        return ids;
    }

    /// The sizes of a shape, channels or features first.
    public static int[] dimensions(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> new int[] {vector.features()};
            case Shape.Image image -> new int[] {image.channels(), image.height(), image.width()};
            case Shape.Volume volume -> new int[] {volume.channels(), volume.depth(), volume.height(), volume.width()};
            case Shape.Sequence sequence -> new int[] {sequence.features(), sequence.length()};
            case Shape.Tokens tokens -> new int[] {tokens.length()};
        };
    }
}
