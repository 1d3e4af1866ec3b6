package org.lamina.runtime.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.DataBinding;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSignature.Target;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.EngineSettings;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.BatchMaker;
import org.lamina.runtime.data.Dataset;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.detect.DetectionGrid;
import org.lamina.runtime.detect.GridTruth;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.lower.Flow;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.lower.Lowered;
import org.lamina.runtime.mask.OutputMasks;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The engine's graph of a document together with its data. Confined to one thread.
public final class LiveNetwork {

    static {
        EngineSettings.apply();
    }

    private final GraphDocument document;
    private final Lowered lowered;
    private final SmallGraph graph;
    private final Dataset data;
    private final BatchMaker maker;
    private final List<OutputColumn> outputs;
    private final List<Shape> inputShapes;
    private final Map<Integer, INDArray[]> features = new HashMap<>();
    private final Map<Integer, INDArray[]> answers = new HashMap<>();

    /// An output node and the target that it learns, in the shape in which it gives it.
    public record OutputColumn(GraphNode node, OutputSpec spec, Target target, int column) {
        /// What it answers for a sample, where that is an image.
        public Shape.Image answer() {
            return (Shape.Image) target.shape();
        }

        /// The shape of the right answers that the engine's loss wants.
        private Shape right() {
            return switch (spec) {
                case Output _ -> target.shape();
                case YoloOutput detector ->
                    new Shape.Image(Detected.EDGES + detector.classes(), answer().height(), answer().width());
            };
        }

        private float[] right(float[] values, int batch) {
            return switch (spec) {
                case Output _ -> values;
                case YoloOutput detector ->
                    GridTruth.of(
                            values,
                            new DetectionGrid(
                                    detector.boxes().count(), detector.classes(), answer().height(), answer().width()),
                            batch);
            };
        }
    }

    private LiveNetwork(GraphDocument document, Lowered lowered, Dataset data, @Nullable INDArray weights) {
        this.document = document;
        this.lowered = lowered;
        this.data = data;
        DataBinding binding = DataBinding.of(document);
        int[] inputColumns = lowered.flow().inputs().stream()
                .mapToInt(node -> binding.inputOf(node.id()).orElseThrow())
                .toArray();
        int[] targetColumns = lowered.flow().outputs().stream()
                .mapToInt(node -> binding.targetOf(node.id()).orElseThrow())
                .toArray();
        maker = new BatchMaker(data, inputColumns, targetColumns);
        outputs = new ArrayList<>();
        for (int i = 0; i < targetColumns.length; i++) {
            GraphNode node = lowered.flow().outputs().get(i);
            Target offered = data.signature().targets().get(targetColumns[i]);
            Target target = offered.withShape(lowered.flow().shape(node.id()));
            outputs.add(new OutputColumn(node, (OutputSpec) node.spec(), target, targetColumns[i]));
        }
        inputShapes = lowered.flow().inputs().stream()
                .map(node -> lowered.flow().shape(node.id()))
                .toList();
        graph = new SmallGraph(lowered.configuration());
        graph.init(weights, weights != null);
        graph.endBackwardBefore(lowered.beforeLearning());
    }

    /// Builds the network of a document that was checked and is trainable, with first weights by its seed.
    public static LiveNetwork build(GraphDocument document, Sources sources) throws ProblemException {
        int seed = document.settings().training().seed();
        Dataset data = Dataset.of(
                document.settings().data(),
                sources.open(document.settings().data().source(), seed),
                seed);
        return new LiveNetwork(document, GraphLowering.lower(document), data, null);
    }

    /// A second network of the same document over the same data, for another thread. It does not learn; its weights are
    /// of no particular moment until it takes over some.
    public LiveNetwork twin() {
        return new LiveNetwork(document, GraphLowering.lower(document), data, graph.params());
    }

    /// Takes over the weights of its twin. Nobody may use either meanwhile.
    public void takeWeights(LiveNetwork from) {
        graph.params().assign(from.graph.params());
    }

    public GraphDocument document() {
        return document;
    }

    public Flow flow() {
        return lowered.flow();
    }

    public ComputationGraph graph() {
        return graph;
    }

    public Dataset data() {
        return data;
    }

    public Samples samples() {
        return new Samples(data);
    }

    public BatchMaker maker() {
        return maker;
    }

    public List<OutputColumn> outputs() {
        return outputs;
    }

    public void setRate(double rate) {
        lowered.rate().set(rate);
    }

    public double rate() {
        return lowered.rate().get();
    }

    /// Tells the engine how far training is, from the run's own count. The engine's is an `int`; see [#engineCount].
    public void setIteration(long iteration) {
        graph.getConfiguration().setIterationCount(engineCount(iteration));
    }

    /// The engine's count of a long run stays one below the end of its range: optimisers add one to it, and by then
    /// what they use it for, the correction of their first means, has long been nothing.
    public static int engineCount(long iteration) {
        return (int) Math.min(iteration, Integer.MAX_VALUE - 1);
    }

    /// The number of a data input that an input node reads.
    public int inputColumn(NodeId node) {
        return DataBinding.of(document).inputOf(node).orElseThrow();
    }

    /// The inputs of a batch as engine arrays. They are used again for the next batch of that size.
    public INDArray[] features(Batch batch) {
        INDArray[] arrays = features.computeIfAbsent(batch.size(), size -> create(size, inputShapes));
        return fill(arrays, batch.inputs());
    }

    /// The right answers of a batch as engine arrays. They are used again for the next batch of that size.
    public INDArray[] answers(Batch batch) {
        INDArray[] arrays = answers.computeIfAbsent(
                batch.size(),
                size -> create(size, outputs.stream().map(OutputColumn::right).toList()));
        float[][] right = new float[outputs.size()][];
        Arrays.setAll(right, i -> outputs.get(i).right(batch.targets()[i], batch.size()));
        return fill(arrays, right);
    }

    /// For each output at every step of padded sequences which of its answers count, `[samples][steps]`: 1 at real
    /// steps, 0 at padding. Nothing for an output of which all count.
    public float[] @Nullable [] real(Batch batch) {
        float[][] real = new float[outputs.size()][];
        for (int i = 0; i < real.length; i++) {
            String mask = lowered.masks().get(outputs.get(i).node().id());
            if (mask != null) {
                real[i] = flat(OutputMasks.of(lowered.configuration(), mask, features(batch)));
            }
        }
        return real;
    }

    private static float[] flat(double[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }

    /// Takes one step of training.
    public void fit(Batch batch) {
        graph.fit(features(batch), answers(batch), null, hasPaddedAnswers() ? masks(batch) : null);
    }

    private boolean hasPaddedAnswers() {
        return outputs.stream()
                .anyMatch(output -> lowered.masks().containsKey(output.node().id()));
    }

    /// For each step of what a node gave in a pass 1 where it is real and 0 where it is padding, `[samples][steps]`;
    /// nothing where all are real.
    public Optional<float[]> real(ForwardPass pass, NodeId node) {
        return Optional.ofNullable(lowered.masks().get(node)).map(mask -> RowMajor.readFloats(pass.value(mask)));
    }

    private @Nullable INDArray[] masks(Batch batch) {
        return Arrays.stream(real(batch))
                .map(row -> row == null
                        ? null
                        : Nd4j.create(row, new long[] {batch.size(), row.length / batch.size()}, 'c'))
                .toArray(INDArray[]::new);
    }

    /// What every output node says to a batch, without training: `[samples][units][steps]` in row-major order.
    public float[][] answer(Batch batch) {
        if (outputs.size() == 1 && batch.inputs().length == 1) {
            Optional<float[]> quick = graph.outputs(batch.inputs()[0], batch.size());
            if (quick.isPresent()) {
                return new float[][] {quick.get()};
            }
        }
        return Arrays.stream(graph.output(false, features(batch)))
                .map(LiveNetwork::taken)
                .toArray(float[][]::new);
    }

    private static float[] taken(INDArray answer) {
        float[] values = RowMajor.readFloats(answer);
        ForwardPass.free(answer);
        return values;
    }

    /// Every node's output for the inputs of a batch, without training.
    public ForwardPass feedForward(Batch batch) {
        INDArray[] inputs = features(batch);
        return new ForwardPass(graph.feedForward(inputs, false), inputs);
    }

    private static INDArray[] create(int size, List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> Nd4j.create(DataType.FLOAT, dimensions(size, shape), 'c'))
                .toArray(INDArray[]::new);
    }

    private static INDArray[] fill(INDArray[] arrays, float[][] values) {
        for (int i = 0; i < arrays.length; i++) {
            RowMajor.writeFloats(values[i], arrays[i]);
        }
        return arrays;
    }

    private static long[] dimensions(int size, Shape shape) {
        int[] inner = Samples.dimensions(shape);
        long[] all = new long[inner.length + 1];
        all[0] = size;
        for (int i = 0; i < inner.length; i++) {
            all[i + 1] = inner[i];
        }
        return all;
    }
}
