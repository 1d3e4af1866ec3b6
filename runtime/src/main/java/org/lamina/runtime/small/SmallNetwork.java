package org.lamina.runtime.small;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.FastDense;
import org.lamina.runtime.accel.FastOutput;
import org.lamina.runtime.accel.FastUpdater;
import org.lamina.runtime.accel.UpdateRule;
import org.lamina.runtime.engine.NoUpdate;
import org.lamina.runtime.engine.WatchedLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/// What a training step in plain Java needs to know of a graph: a chain of fully connected layers from one input to one
/// output, trained with one optimiser, whose rate may differ from layer to layer. Frozen layers may lie between.
///
/// @param layers first to last
/// @param output the engine's settings of the last layer
/// @param states how many numbers the optimiser remembers of each parameter that it changes
record SmallNetwork(List<Part> layers, RowLoss loss, BaseOutputLayer output, List<Stretch> stretches, int states) {

    private static final Set<Class<?>> DENSE = Set.of(DenseLayer.class, FastDense.class);
    private static final Set<Class<?>> OUTPUT = Set.of(OutputLayer.class, FastOutput.class);

    /// A layer with what becomes of its gradient and its weights.
    ///
    /// @param optimiser with the rate of this layer
    record Part(DenseStage stage, Penalty penalty, Clip clip, Limit limit, IUpdater optimiser) {}

    /// Parameters side by side that an optimiser changes; its memory of them lies in one piece.
    record Stretch(int from, int count, IUpdater optimiser) {}

    /// Multiplications of one sample's way through.
    long work() {
        return layers.stream().mapToLong(part -> part.stage.weights()).sum();
    }

    int inputs() {
        return layers.getFirst().stage.inputs();
    }

    int units() {
        return layers.getLast().stage.units();
    }

    /// The loss function as it is now: others may have put a watched one in place since.
    @Nullable
    WatchedLoss watchedLoss() {
        return output.getLossFn() instanceof WatchedLoss watched ? watched : null;
    }

    /// Nothing where the graph has anything that is not covered; the engine trains it then.
    static Optional<SmallNetwork> of(ComputationGraph graph) {
        if (graph.getNumInputArrays() != 1
                || graph.getNumOutputArrays() != 1
                || graph.params().dataType() != DataType.FLOAT
                || !graph.conf().isMiniBatch()) {
            return Optional.empty();
        }
        List<Part> layers = new ArrayList<>();
        String at = graph.getConfiguration().getNetworkInputs().getFirst();
        String end = graph.getConfiguration().getNetworkOutputs().getFirst();
        while (!at.equals(end)) {
            Optional<LayerVertex> next = onlyReader(graph, at);
            Optional<Part> part = next.flatMap(
                    vertex -> part(graph, vertex, vertex.getVertexName().equals(end)));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            layers.add(part.get());
            at = next.get().getVertexName();
        }
        if (layers.size() != graph.getNumLayers()) {
            return Optional.empty();
        }
        return graph.getLayer(end).conf().getLayer() instanceof BaseOutputLayer output
                        && !(output instanceof CenterLossOutputLayer)
                ? of(graph, layers, output)
                : Optional.empty();
    }

    private static Optional<SmallNetwork> of(ComputationGraph graph, List<Part> layers, BaseOutputLayer output) {
        ILossFunction function =
                output.getLossFn() instanceof WatchedLoss watched ? watched.loss() : output.getLossFn();
        List<UpdaterBlock> changing = graph.getUpdater().getUpdaterBlocks().stream()
                .filter(block -> !(optimiser(block) instanceof NoUpdate))
                .toList();
        List<Integer> kinds = changing.stream()
                .map(block ->
                        UpdateRule.states(optimiser(block)).map(List::size).orElse(-1))
                .distinct()
                .toList();
        if (kinds.size() != 1 || kinds.getFirst() < 0) {
            return Optional.empty();
        }
        int states = kinds.getFirst();
        List<Stretch> stretches = changing.stream()
                .map(block -> new Stretch(
                        block.getParamOffsetStart(),
                        block.getParamOffsetEnd() - block.getParamOffsetStart(),
                        optimiser(block)))
                .toList();
        int changed = stretches.stream().mapToInt(Stretch::count).sum();
        return RowLoss.of(function, output.getActivationFn())
                .filter(_ -> states(graph) == (long) states * changed)
                .map(loss -> new SmallNetwork(List.copyOf(layers), loss, output, stretches, states));
    }

    private static IUpdater optimiser(UpdaterBlock block) {
        return stock(block.getGradientUpdater().getConfig());
    }

    private static IUpdater stock(IUpdater configured) {
        return configured instanceof FastUpdater fast ? fast.stock() : configured;
    }

    private static long states(ComputationGraph graph) {
        INDArray state = graph.getUpdater().getStateViewArray();
        return state == null ? 0 : state.length();
    }

    private static Optional<LayerVertex> onlyReader(ComputationGraph graph, String name) {
        List<LayerVertex> readers = new ArrayList<>();
        for (var entry : graph.getConfiguration().getVertexInputs().entrySet()) {
            if (entry.getValue().contains(name)) {
                if (entry.getValue().size() != 1
                        || !(graph.getVertex(entry.getKey()) instanceof LayerVertex vertex)
                        || vertex.getLayerPreProcessor() != null) {
                    return Optional.empty();
                }
                readers.add(vertex);
            }
        }
        return readers.size() == 1 ? Optional.of(readers.getFirst()) : Optional.empty();
    }

    /// The output layer's function belongs to its loss.
    private static Optional<Part> part(ComputationGraph graph, LayerVertex vertex, boolean isOutput) {
        if (!(vertex.getLayer().conf().getLayer() instanceof BaseLayer layer)
                || !isPlain(layer, isOutput)
                || !layer.getRegularizationBias().isEmpty()) {
            return Optional.empty();
        }
        var table = vertex.getLayer().paramTable();
        INDArray weights = Objects.requireNonNull(table.get(DefaultParamInitializer.WEIGHT_KEY));
        INDArray bias = Objects.requireNonNull(table.get(DefaultParamInitializer.BIAS_KEY));
        if (!isUnitByUnit(weights)) {
            return Optional.empty();
        }
        int first = Math.toIntExact(graph.params().offset());
        Optional<Squash> squash = isOutput ? Optional.of(Squash.IDENTITY) : Squash.of(layer.getActivationFn());
        Optional<Penalty> penalty = Penalty.of(layer.getRegularization());
        Optional<Clip> clip = Clip.of(layer);
        Optional<Limit> limit = Limit.of(layer);
        if (squash.isEmpty() || penalty.isEmpty() || clip.isEmpty() || limit.isEmpty()) {
            return Optional.empty();
        }
        DenseStage stage = new DenseStage(
                Math.toIntExact(weights.size(0)),
                Math.toIntExact(weights.size(1)),
                Math.toIntExact(weights.offset()) - first,
                Math.toIntExact(bias.offset()) - first,
                squash.get());
        return Optional.of(new Part(stage, penalty.get(), clip.get(), limit.get(), stock(layer.getIUpdater())));
    }

    private static boolean isPlain(BaseLayer layer, boolean isOutput) {
        boolean hasBias = layer instanceof DenseLayer dense && DENSE.contains(dense.getClass())
                ? dense.hasBias() && !dense.hasLayerNorm() && !isOutput
                : layer instanceof OutputLayer output
                        && OUTPUT.contains(output.getClass())
                        && output.hasBias()
                        && isOutput;
        return hasBias && layer.getIDropout() == null && layer.getWeightNoise() == null;
    }

    /// All inputs of a unit side by side, without gaps.
    private static boolean isUnitByUnit(INDArray weights) {
        return weights.rank() == 2
                && (weights.stride(0) == 1 || weights.size(0) == 1)
                && (weights.stride(1) == weights.size(0) || weights.size(1) == 1);
    }
}
