package org.lamina.ui.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.layer.Output;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;

/// Patterns in the forms that the engine answers in.
final class FakeSnapshots {
    private static final int CLASSES = 10;
    private static final int BINS = 40;

    private FakeSnapshots() {}

    static Optional<Snapshot> answer(ProbeRequest request, Analysis analysis, long iteration) {
        DataSettings source = analysis.document().settings().data();
        return switch (request) {
            case ProbeRequest.Activations r ->
                analysis.shapeOf(r.node())
                        .map(shape -> new Snapshot.Activations(
                                r, iteration, sample(source, r.sample()), wave(iteration, dimensions(shape))));
            case ProbeRequest.Histogram r -> Optional.of(histogram(r, iteration));
            case ProbeRequest.Filters r ->
                Optional.of(new Snapshot.Filters(r, iteration, wave(iteration, new int[] {32, 1, 3, 3})));
            case ProbeRequest.Attention r ->
                Optional.of(new Snapshot.Attention(r, iteration, sample(source, r.sample()), attention(2, 8)));
            case ProbeRequest.Prediction r ->
                Optional.of(new Snapshot.Prediction(
                        r, iteration, sample(source, r.sample()), outputs(analysis, r.sample())));
            case ProbeRequest.Plane r ->
                Optional.of(new Snapshot.Plane(
                        r,
                        iteration,
                        new Snapshot.Area(-1, 1, -1, 1),
                        outputNodes(analysis).stream()
                                .anyMatch(node -> node.id().equals(r.node())),
                        wave(iteration, new int[] {3, r.resolution(), r.resolution()})));
        };
    }

    static Sample sample(DataSettings source, SampleRef ref) {
        List<Tensor> inputs = ref instanceof SampleRef.Given given
                ? List.of(given.input())
                : source.signature().inputs().stream()
                        .map(input -> picture(index(ref), input.shape()))
                        .toList();
        if (source.learnsInput()) {
            return new Sample(
                    ref,
                    inputs,
                    List.of(),
                    inputs.stream().map(FakeSnapshots::unit).toList(),
                    List.of());
        }
        List<int[]> labels = ref instanceof SampleRef.Given
                ? List.of()
                : source.signature().targets().stream()
                        .map(target -> new int[] {index(ref) % classes(target)})
                        .toList();
        return new Sample(ref, inputs, labels, List.of(), List.of());
    }

    private static Tensor unit(Tensor pixels) {
        return tensor(pixels.shape(), i -> pixels.values()[i] / 255);
    }

    private static int index(SampleRef ref) {
        return ref instanceof SampleRef.InSplit in ? in.index() : 0;
    }

    private static int classes(DataSignature.Target target) {
        return target.shape() instanceof Shape.Vector vector ? Math.max(2, vector.features()) : CLASSES;
    }

    static long[] classCounts(DataSignature.Target target, int samples) {
        if (target.task() == DataSignature.Task.VALUES) {
            return new long[0];
        }
        int classes = classes(target);
        return IntStream.range(0, classes)
                .mapToLong(i -> samples / classes + (i * 37) % 400)
                .toArray();
    }

    /// A ring whose radius tells samples apart, or a wave for what is no image.
    private static Tensor picture(int index, Shape shape) {
        if (!(shape instanceof Shape.Image image)) {
            return tensor(dimensions(shape), i -> Math.sin(index + i));
        }
        double radius = image.height() * (0.2 + 0.03 * (index % 8));
        return tensor(dimensions(shape), i -> {
            double x = i % image.width() - image.width() / 2.0;
            double y = i / image.width() % image.height() - image.height() / 2.0;
            return Math.max(0, 255 - 90 * Math.abs(Math.hypot(x, y) - radius));
        });
    }

    private static int[] dimensions(Shape shape) {
        return switch (shape) {
            case Shape.Vector s -> new int[] {s.features()};
            case Shape.Image s -> new int[] {s.channels(), s.height(), s.width()};
            case Shape.Volume s -> new int[] {s.channels(), s.depth(), s.height(), s.width()};
            case Shape.Sequence s -> new int[] {s.features(), s.length()};
            case Shape.Tokens s -> new int[] {s.length()};
        };
    }

    private static Tensor wave(long iteration, int[] shape) {
        int row = shape[shape.length - 1];
        return tensor(shape, i -> Math.sin(iteration * 0.1 + i % row * 0.4) * Math.cos(i / (double) row * 0.31));
    }

    private static Tensor attention(int heads, int length) {
        return tensor(
                new int[] {heads, length, length}, i -> i / length % length + i % length == length - 1 ? 0.79 : 0.03);
    }

    private static Tensor tensor(int[] shape, IntToDoubleFunction value) {
        float[] values = new float[IntStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return new Tensor(shape, values);
    }

    private static Snapshot.Histogram histogram(ProbeRequest.Histogram request, long iteration) {
        long[] counts = IntStream.range(0, BINS)
                .mapToLong(i -> Math.round(1000 * Math.exp(-Math.pow((i - 14) / 6.0, 2))))
                .toArray();
        return new Snapshot.Histogram(request, iteration, -1.2, 2.4, counts, 0.083, 0.41, 0.31, 2, 32);
    }

    private static List<Snapshot.OutputValues> outputs(Analysis analysis, SampleRef ref) {
        return outputNodes(analysis).stream()
                .map(node -> new Snapshot.OutputValues(node.id(), 0, probabilities(node, index(ref))))
                .toList();
    }

    private static List<GraphNode> outputNodes(Analysis analysis) {
        return analysis.document().network().nodes().stream()
                .filter(node -> node.spec() instanceof Output)
                .toList();
    }

    private static Tensor probabilities(GraphNode node, int index) {
        int units = node.spec() instanceof Output output ? output.units() : 1;
        return tensor(new int[] {units}, i -> i == index % units ? 0.91 : 0.09 / Math.max(1, units - 1));
    }

    static Evaluation evaluation(Analysis analysis, long iteration) {
        NodeId node = outputNodes(analysis).getFirst().id();
        if (analysis.document().settings().data().learnsInput()) {
            return new Evaluation(iteration, 0.0831, 3, List.of(numbers(node)));
        }
        int samples = 1000;
        int[] actual = IntStream.range(0, samples).map(i -> i % CLASSES).toArray();
        int[] predicted = IntStream.range(0, samples)
                .map(i -> i % 17 == 0 ? (i + 3) % CLASSES : i % CLASSES)
                .toArray();
        float[] confidence = new float[samples];
        long[][] confusion = new long[CLASSES][CLASSES];
        int right = 0;
        for (int i = 0; i < samples; i++) {
            confusion[actual[i]][predicted[i]]++;
            confidence[i] = 0.5f + (i * 31 % 50) / 100f;
            right += actual[i] == predicted[i] ? 1 : 0;
        }
        double accuracy = right / (double) samples;
        return new Evaluation(
                iteration,
                0.0831,
                samples,
                List.of(new Evaluation.OutputEvaluation(
                        node, 0, accuracy, confusion, actual, predicted, confidence, 1, Double.NaN, new float[0])));
    }

    private static Evaluation.OutputEvaluation numbers(NodeId node) {
        float[] errors = {0.01f, 0.04f, 0.02f};
        return new Evaluation.OutputEvaluation(
                node, 0, Double.NaN, new long[0][], new int[0], new int[0], new float[0], 1, 0.1, errors);
    }
}
