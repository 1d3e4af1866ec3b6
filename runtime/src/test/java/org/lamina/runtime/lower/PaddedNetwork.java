package org.lamina.runtime.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.PaddedSteps;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.mask.OutputMasks;
import org.lamina.runtime.small.SmallGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/// A network over texts of which some steps are padding, with a batch to run through it.
final class PaddedNetwork {
    private final Lowered lowered;
    private final ComputationGraph graph;
    private final INDArray[] inputs;
    private final INDArray[] answers;
    private final PaddedSteps padded = new PaddedSteps();

    PaddedNetwork(GraphDocument document, long seed) {
        this(document, seed, DataType.FLOAT);
    }

    /// In double precision, and without an optimiser.
    static PaddedNetwork precise(GraphDocument document, long seed) {
        return new PaddedNetwork(document, seed, DataType.DOUBLE);
    }

    private PaddedNetwork(GraphDocument document, long seed, DataType type) {
        lowered = GraphLowering.lower(document);
        if (type == DataType.DOUBLE) {
            lowered.configuration().setDataType(type);
            lowered.configuration().getVertices().values().forEach(PaddedNetwork::stopLearning);
        }
        graph = new SmallGraph(lowered.configuration());
        graph.init();
        SplittableRandom random = new SplittableRandom(seed);
        inputs = RandomNetworksTest.arrays(flow().inputs(), flow(), random);
        for (int i = 0; i < inputs.length; i++) {
            if (flow().shape(flow().inputs().get(i).id()) instanceof Shape.Tokens) {
                pad(inputs[i], random);
            }
            inputs[i] = inputs[i].castTo(type);
        }
        answers = RandomNetworksTest.arrays(flow().outputs(), flow(), random);
        for (GraphNode node : flow().order()) {
            List<NodeId> sources = flow().sourcesOf(node.id());
            List<Shape> shapes = sources.stream().map(flow()::shape).toList();
            padded.visit(new PaddedSteps.Place(node, sources, shapes, flow().shape(node.id())));
        }
    }

    /// Padding in front of the first text, behind the second and anywhere else; at least one token of each is real.
    private static void pad(INDArray ids, SplittableRandom random) {
        int steps = (int) ids.size(1);
        for (int sample = 0; sample < ids.size(0); sample++) {
            int kept = random.nextInt(steps);
            int begin = random.nextInt(kept + 1);
            for (int step = 0; step < steps; step++) {
                boolean isPadding = sample % 2 == 0 ? step < begin : step > kept;
                ids.putScalar(sample, step, isPadding ? 0 : Math.max(1, ids.getInt(sample, step)));
            }
        }
    }

    Flow flow() {
        return lowered.flow();
    }

    ComputationGraph graph() {
        return graph;
    }

    INDArray[] inputs() {
        return inputs;
    }

    /// Writes numbers into the vector of the padding token, in every embedding.
    void disturb() {
        for (Layer layer : graph.getLayers()) {
            if (layer.conf().getLayer() instanceof EmbeddingSequenceLayer) {
                INDArray row = layer.getParam("W").get(NDArrayIndex.point(0), NDArrayIndex.all());
                row.assign(row.mul(-3).addi(2));
            }
        }
    }

    /// What nodes give, with zeros at padded steps.
    Map<NodeId, float[]> realValues() {
        Map<String, INDArray> values = graph.feedForward(inputs, false);
        Map<NodeId, float[]> real = new HashMap<>();
        for (GraphNode node : flow().order()) {
            float[] all = RowMajor.readFloats(
                    Objects.requireNonNull(values.get(node.id().value())));
            Optional<NodeId> pattern = padded.pattern(node.id());
            if (pattern.isPresent() && flow().shape(node.id()) instanceof Shape.Sequence sequence) {
                hide(all, RowMajor.readFloats(Objects.requireNonNull(values.get(pattern.get() + ".mask"))), sequence);
            }
            real.put(node.id(), all);
        }
        return real;
    }

    private static void hide(float[] values, float[] mask, Shape.Sequence shape) {
        for (int i = 0; i < values.length; i++) {
            int sample = i / (shape.features() * shape.length());
            values[i] *= mask[sample * shape.length() + i % shape.length()] == 0 ? 0 : 1;
        }
    }

    /// Of all parameters, as in training; chance decides the same each time.
    float[] gradient() {
        Nd4j.getRandom().setSeed(5);
        graph.setInputs(inputs);
        graph.setLabels(answers);
        INDArray[] masks = outputMasks(DataType.FLOAT);
        if (masks != null) {
            graph.setLayerMaskArrays(null, masks);
        }
        graph.computeGradientAndScore();
        graph.clearLayerMaskArrays();
        return RowMajor.readFloats(graph.getFlattenedGradients());
    }

    @Nullable
    INDArray @Nullable [] outputMasks(DataType type) {
        if (lowered.masks().isEmpty()) {
            return null;
        }
        List<@Nullable INDArray> masks = new ArrayList<>();
        for (GraphNode output : flow().outputs()) {
            String mask = lowered.masks().get(output.id());
            masks.add(
                    mask == null
                            ? null
                            : Nd4j.create(OutputMasks.of(lowered.configuration(), mask, inputs))
                                    .castTo(type));
        }
        return masks.toArray(INDArray[]::new);
    }

    /// Whether some node behind the inputs still knows which steps are padding.
    boolean isPadded() {
        return flow().order().stream()
                .anyMatch(node -> padded.pattern(node.id()).isPresent());
    }

    /// Class 0 of the first answer, class 1 of the second and so on.
    INDArray[] oneHotAnswers() {
        return Arrays.stream(answers)
                .map(like -> {
                    INDArray classes = Nd4j.zeros(DataType.DOUBLE, like.shape());
                    long places = like.length() / like.size(0) / like.size(1);
                    for (int sample = 0; sample < like.size(0); sample++) {
                        for (int place = 0; place < places; place++) {
                            int right = (int) ((sample + place) % like.size(1));
                            int[] at = {sample, right, place};
                            classes.putScalar(Arrays.copyOf(at, like.rank()), 1);
                        }
                    }
                    return classes;
                })
                .toArray(INDArray[]::new);
    }

    private static void stopLearning(GraphVertex vertex) {
        if (vertex instanceof LayerVertex layer) {
            org.deeplearning4j.nn.conf.layers.Layer conf = layer.getLayerConf().getLayer();
            if (conf instanceof BaseWrapperLayer wrapper) {
                conf = wrapper.getUnderlying();
            }
            if (conf instanceof BaseLayer base) {
                base.setIUpdater(new NoOp());
            }
        }
    }

    @Override
    public String toString() {
        return flow().order().stream().map(GraphNode::spec).toList() + " on " + Arrays.toString(inputs);
    }
}
