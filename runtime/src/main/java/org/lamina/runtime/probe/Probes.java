package org.lamina.runtime.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.OnPadding;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.engine.AttentionWeights;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.net.ForwardPass;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Takes snapshots. Requests for the same sample in one round share one forward pass. Confined to one thread.
public final class Probes {

    /// Validation samples over which histograms are made.
    private static final int HISTOGRAM_SAMPLES = 32;

    private final LiveNetwork network;
    private final Samples samples;
    private final PlaneGrid plane;
    private final Map<SampleRef, ForwardPass> passes = new HashMap<>();
    private @Nullable ForwardPass histogramPass;
    private long iteration;

    public Probes(LiveNetwork network) {
        this.network = network;
        samples = network.samples();
        plane = new PlaneGrid(network);
    }

    /// Begins a round: weights do not change until [#end()].
    public void begin(long now) {
        iteration = now;
    }

    public void end() {
        passes.values().forEach(ForwardPass::close);
        passes.clear();
        if (histogramPass != null) {
            histogramPass.close();
            histogramPass = null;
        }
        plane.forget();
    }

    /// The snapshot; nothing where the request does not fit the network or the data.
    public Optional<Snapshot> take(ProbeRequest request) {
        return switch (request) {
            case ProbeRequest.Activations r -> activations(r);
            case ProbeRequest.Histogram r -> histogram(r);
            case ProbeRequest.Filters r -> filters(r);
            case ProbeRequest.Attention r -> attention(r);
            case ProbeRequest.Prediction r -> prediction(r);
            case ProbeRequest.Plane r -> plane.take(r, iteration);
        };
    }

    private Optional<Snapshot> activations(ProbeRequest.Activations request) {
        if (!fits(request.node(), request.sample())) {
            return Optional.empty();
        }
        INDArray values = values(request.node(), request.sample());
        Sample sample = samples.sample(request.sample());
        return Optional.of(new Snapshot.Activations(
                request, iteration, sample, withoutBatch(values), padding(request.node(), request.sample())));
    }

    private Optional<Snapshot> histogram(ProbeRequest.Histogram request) {
        if (!network.flow().contains(request.node())) {
            return Optional.empty();
        }
        ForwardPass pass = histogramPass;
        if (pass == null) {
            int[] validation = network.data().samples(Split.VALIDATION);
            Batch batch =
                    network.maker().make(Arrays.copyOf(validation, Math.min(HISTOGRAM_SAMPLES, validation.length)));
            pass = network.feedForward(batch);
            histogramPass = pass;
        }
        INDArray values = pass.value(request.node());
        float[] all = RowMajor.readFloats(values);
        int count = (int) values.size(0);
        int units = (int) values.size(1);
        Optional<float[]> real = values.rank() == 3 ? network.real(pass, request.node()) : Optional.empty();
        return Optional.of(
                real.isPresent()
                        ? Histograms.of(request, iteration, withoutPadding(all, count, real.get()), 1, units)
                        : Histograms.of(request, iteration, all, count, units));
    }

    /// The values at real steps, unit by unit.
    ///
    /// @param real 1 or 0 for each step of each sample
    private static float[] withoutPadding(float[] values, int samples, float[] real) {
        int units = values.length / real.length;
        int steps = real.length / samples;
        int[] kept = IntStream.range(0, real.length).filter(i -> real[i] != 0).toArray();
        float[] left = new float[units * kept.length];
        for (int i = 0; i < left.length; i++) {
            int at = kept[i % kept.length];
            left[i] = values[(at / steps * units + i / kept.length) * steps + at % steps];
        }
        return left;
    }

    private Optional<Snapshot> filters(ProbeRequest.Filters request) {
        return network.flow().contains(request.node())
                ? FilterWeights.of(network.graph(), network.flow().computing(request.node()))
                        .map(weights -> new Snapshot.Filters(request, iteration, weights))
                : Optional.empty();
    }

    private Optional<Snapshot> attention(ProbeRequest.Attention request) {
        if (!fits(request.node(), request.sample())) {
            return Optional.empty();
        }
        ComputationGraph graph = network.graph();
        NodeId computing = network.flow().computing(request.node());
        String part = GraphLowering.attentionPart(computing);
        GraphVertex own = graph.getVertex(computing.value());
        GraphVertex vertex = Objects.requireNonNullElse(graph.getVertex(part), own);
        Object worker = vertex.hasLayer() ? vertex.getLayer() : vertex;
        if (!(worker instanceof AttentionWeights looking)) {
            return Optional.empty();
        }
        ForwardPass pass = passes.computeIfAbsent(request.sample(), this::pass);
        Map<String, List<String>> sources = graph.getConfiguration().getVertexInputs();
        INDArray[] inputs = Objects.requireNonNull(sources.get(vertex.getVertexName())).stream()
                .map(pass::value)
                .map(values -> ofNode(values, request.node()))
                .toArray(INDArray[]::new);
        AttentionWeights.Weights weights = looking.attentionWeights(inputs);
        Tensor map = Tensor.of(weights.values(), weights.heads(), weights.queries(), weights.keys());
        List<NodeId> read = network.flow().sourcesOf(request.node());
        return Optional.of(new Snapshot.Attention(
                request,
                iteration,
                samples.sample(request.sample()),
                map,
                paddingLeftOut(request, read.getFirst(), weights.queries()),
                paddingLeftOut(request, read.getLast(), weights.keys())));
    }

    /// Of the steps that an attention reads, as many as it has queries or keys.
    private Set<Integer> paddingLeftOut(ProbeRequest.Attention request, NodeId read, int steps) {
        boolean leavesOut = network.flow().node(request.node()).spec().kind().onPadding() == OnPadding.LEFT_OUT;
        return leavesOut && network.flow().shape(read) instanceof Shape.Sequence sequence && sequence.length() == steps
                ? padding(read, request.sample())
                : Set.of();
    }

    /// The steps of what a node gives for a sample that are padding.
    private Set<Integer> padding(NodeId node, SampleRef sample) {
        float[] real =
                network.real(passes.computeIfAbsent(sample, this::pass), node).orElse(new float[0]);
        return IntStream.range(0, real.length)
                .filter(step -> real[step] == 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    /// Layers that share their weights read the one sample of each, one after the other.
    private INDArray ofNode(INDArray values, NodeId node) {
        return network.flow()
                .sharedBy(node)
                .map(layer -> layer.members().indexOf(node))
                .map(place -> values.slice(place).reshape(ofOneSample(values)))
                .orElse(values);
    }

    private static long[] ofOneSample(INDArray values) {
        long[] sizes = values.shape().clone();
        sizes[0] = 1;
        return sizes;
    }

    private Optional<Snapshot> prediction(ProbeRequest.Prediction request) {
        if (!samples.has(request.sample())) {
            return Optional.empty();
        }
        List<Snapshot.OutputValues> outputs = new ArrayList<>();
        for (OutputColumn output : network.outputs()) {
            NodeId node = output.node().id();
            outputs.add(new Snapshot.OutputValues(
                    node,
                    output.column(),
                    withoutBatch(values(node, request.sample())),
                    padding(node, request.sample())));
        }
        Sample sample = samples.sample(request.sample());
        return Optional.of(new Snapshot.Prediction(request, iteration, sample, outputs));
    }

    private boolean fits(NodeId node, SampleRef sample) {
        return network.flow().contains(node) && samples.has(sample);
    }

    private INDArray values(NodeId node, SampleRef sample) {
        return passes.computeIfAbsent(sample, this::pass).value(node);
    }

    private ForwardPass pass(SampleRef ref) {
        Sample sample = samples.sample(ref);
        float[][] inputs = network.flow().inputs().stream()
                .map(node -> {
                    int column = network.inputColumn(node.id());
                    float[] values = sample.inputs().get(column).values().clone();
                    network.data().scale(column, values, 0, values.length);
                    return values;
                })
                .toArray(float[][]::new);
        return network.feedForward(new Batch(new int[1], inputs, new float[0][]));
    }

    private static Tensor withoutBatch(INDArray values) {
        int[] shape = new int[values.rank() - 1];
        Arrays.setAll(shape, i -> Math.toIntExact(values.size(i + 1)));
        return new Tensor(shape, RowMajor.readFloats(values));
    }
}
