package org.lamina.runtime.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.PaddedSteps;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.runtime.mask.BorderMask;
import org.lamina.runtime.mask.EveryStep;
import org.lamina.runtime.mask.JoinedMask;
import org.lamina.runtime.mask.JoinedSamplesMask;
import org.lamina.runtime.mask.MeanOfRealSteps;
import org.lamina.runtime.mask.RepeatedMask;
import org.lamina.runtime.mask.StepsJob;
import org.lamina.runtime.mask.StepsVertex;
import org.lamina.runtime.mask.TokenMask;
import org.lamina.runtime.mask.WindowMask;
import org.lamina.runtime.mask.WithMask;

/// Which vertices tell real steps from padding, and what nodes read where some of their input is padding. A network
/// whose inputs skip no padding gets no vertex of these.
final class Masks {

    private final GraphBuilder graph;
    private final Flow flow;
    private final PaddedSteps padded = new PaddedSteps();
    private final Map<NodeId, String[]> changedSources = new HashMap<>();
    private final Set<String> filled = new HashSet<>();
    private final Map<NodeId, String> joined = new HashMap<>();

    Masks(GraphBuilder graph, Flow flow) {
        this.graph = graph;
        this.flow = flow;
    }

    /// Must be told about every node before it is lowered, sources before targets.
    void enter(GraphNode node) {
        NodeId id = node.id();
        List<NodeId> sources = flow.sourcesOf(id);
        PaddedSteps.Place place = new PaddedSteps.Place(
                node, sources, sources.stream().map(flow::shape).toList(), flow.shape(id));
        padded.visit(place);
        if (padded.readsZeros(place)) {
            changedSources.put(id, withoutPadding(node, sources));
        }
        if (padded.pattern(id).filter(id::equals).isPresent()) {
            addMask(node, sources);
        }
    }

    private String[] withoutPadding(GraphNode node, List<NodeId> sources) {
        StepsJob job = isMaximum(node.spec()) ? StepsJob.LOWEST : StepsJob.ZEROS;
        return sources.stream().map(source -> filled(source, job)).toArray(String[]::new);
    }

    /// What a node gives with numbers in place of padding, the same for all its readers.
    private String filled(NodeId source, StepsJob job) {
        Optional<String> mask = of(source);
        if (mask.isEmpty()) {
            return source.value();
        }
        String name = part(source, job.name().toLowerCase(Locale.ROOT));
        if (filled.add(name)) {
            graph.addVertex(name, StepsVertex.of(job), source.value(), mask.get());
        }
        return name;
    }

    private static boolean isMaximum(LayerSpec spec) {
        return spec instanceof Pool1d pool && pool.reduction() == Reduction.MAX;
    }

    private void addMask(GraphNode node, List<NodeId> sources) {
        String name = part(node.id(), "mask");
        // Maybe only the loss will ask for it.
        graph.allowDisconnected(true);
        switch (node.spec()) {
            case TokenInput _ ->
                graph.addVertex(name, new TokenMask(), node.id().value());
            case Conv1d s ->
                graph.addVertex(name, windows(s), of(sources.getFirst()).orElseThrow());
            case Pool1d s ->
                graph.addVertex(name, windows(s), of(sources.getFirst()).orElseThrow());
            case LocallyConnected1d s ->
                graph.addVertex(name, windows(s), of(sources.getFirst()).orElseThrow());
            case Upsample1d s ->
                graph.addVertex(
                        name,
                        RepeatedMask.of(s.factor()),
                        of(sources.getFirst()).orElseThrow());
            case Border1d s ->
                graph.addVertex(
                        name,
                        BorderMask.of(s.cut(), s.before(), s.after()),
                        of(sources.getFirst()).orElseThrow());
            default -> {
                String[] joined = sources.stream()
                        .flatMap(source -> of(source).stream())
                        .distinct()
                        .toArray(String[]::new);
                graph.addVertex(name, new JoinedMask(), joined);
            }
        }
    }

    private static WindowMask windows(Conv1d spec) {
        return WindowMask.of(spec.kernel(), spec.stride(), spec.dilation(), spec.padding() == Padding.SAME);
    }

    private static WindowMask windows(LocallyConnected1d spec) {
        return WindowMask.of(spec.kernel(), spec.stride(), 1, spec.padding() == Padding.SAME);
    }

    private static WindowMask windows(Pool1d spec) {
        return WindowMask.of(spec.window(), spec.stride(), 1, spec.padding() == Padding.SAME);
    }

    /// The vertex that gives the mask of what a node gives.
    Optional<String> of(NodeId id) {
        return Optional.ofNullable(joined.get(id)).or(() -> padded.pattern(id).map(pattern -> part(pattern, "mask")));
    }

    /// Adds the mask of what was joined of the samples of several nodes, where one of these has padding.
    ///
    /// @param length how many steps all of them have
    void join(NodeId id, List<NodeId> parts, int length) {
        Optional<String> any = parts.stream().flatMap(part -> of(part).stream()).findFirst();
        if (any.isEmpty()) {
            return;
        }
        String[] names = new String[parts.size()];
        for (int i = 0; i < names.length; i++) {
            NodeId from = parts.get(i);
            names[i] = of(from).orElse(part(id, "steps" + i));
            if (of(from).isEmpty()) {
                graph.addVertex(names[i], EveryStep.of(length), any.get());
            }
        }
        graph.addVertex(part(id, "mask"), new JoinedSamplesMask(), names);
        joined.put(id, part(id, "mask"));
    }

    /// The same for the first of what a node reads.
    Optional<String> ofInput(NodeId id) {
        return flow.sourcesOf(id).stream().findFirst().flatMap(this::of);
    }

    /// What a node reads.
    String[] sources(NodeId id) {
        String[] changed = changedSources.get(id);
        return changed != null
                ? changed.clone()
                : flow.sourcesOf(id).stream().map(NodeId::value).toArray(String[]::new);
    }

    /// A layer that reads the real steps as if they were the whole sequence.
    void packed(NodeId id, Layer layer) {
        Optional<String> mask = ofInput(id);
        if (mask.isEmpty()) {
            graph.addLayer(id.value(), layer, sources(id));
            return;
        }
        graph.addVertex(part(id, "packed"), StepsVertex.of(StepsJob.PACK), sources(id)[0], mask.get());
        graph.addLayer(part(id, "steps"), layer, part(id, "packed"));
        graph.addVertex(id.value(), StepsVertex.of(StepsJob.UNPACK), part(id, "steps"), mask.get());
    }

    /// A layer that reads which steps are real, too.
    void informed(NodeId id, Layer layer) {
        Optional<String> mask = ofInput(id);
        mask.ifPresent(name -> graph.addVertex(part(id, "masked"), new WithMask(), sources(id)[0], name));
        graph.addLayer(id.value(), layer, mask.isPresent() ? new String[] {part(id, "masked")} : sources(id));
    }

    /// Pooling over the real steps.
    ///
    /// @param ofAll the layer where all are
    void globalPooling(NodeId id, GlobalPool spec, Layer ofAll) {
        StepsJob job = spec.reduction() == Reduction.MAX ? StepsJob.MAXIMUM : StepsJob.MEAN;
        ofInput(id)
                .ifPresentOrElse(
                        mask -> graph.addVertex(id.value(), StepsVertex.of(job), sources(id)[0], mask),
                        () -> graph.addLayer(id.value(), ofAll, sources(id)));
    }

    /// Pooling of windows, with zeros where a window has no real step; means are those over real steps.
    ///
    /// @param from what the layer reads
    void pooling(NodeId id, Pool1d spec, Layer layer, String... from) {
        Optional<String> mask = ofInput(id);
        if (mask.isEmpty()) {
            graph.addLayer(id.value(), layer, from);
            return;
        }
        StepsJob job = spec.reduction() == Reduction.MAX ? StepsJob.ZEROS : StepsJob.FACTORS;
        graph.addLayer(part(id, "pooled"), layer, from);
        graph.addVertex(part(id, "factors"), windows(spec).factors(), mask.get());
        graph.addVertex(id.value(), StepsVertex.of(job), part(id, "pooled"), part(id, "factors"));
    }

    /// Lets an output at every step learn from real steps only.
    Layer withoutPadding(NodeId id, Layer output) {
        if (of(id).isPresent() && output instanceof BaseOutputLayer losing) {
            losing.setLossFn(MeanOfRealSteps.of(losing.getLossFn()));
        }
        return output;
    }

    /// Of all nodes behind which some steps are padding.
    Map<NodeId, String> all() {
        Map<NodeId, String> found = new HashMap<>();
        flow.order().forEach(node -> of(node.id()).ifPresent(mask -> found.put(node.id(), mask)));
        return found;
    }

    private static String part(NodeId id, String part) {
        return GraphLowering.part(id, part);
    }
}
