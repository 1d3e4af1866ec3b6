package org.lamina.runtime.lower;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Glu;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.engine.AttentionPoolingVertex;
import org.lamina.runtime.engine.CrossAttentionVertex;
import org.lamina.runtime.engine.SamplingLayer;
import org.lamina.runtime.mask.StepsJob;
import org.lamina.runtime.mask.StepsVertex;

/// Kinds that are several vertices of the engine.
final class ComposedKinds {

    private final GraphBuilder graph;
    private final Flow flow;
    private final Masks masks;
    private final DenseLayers dense;
    private final ChannelVertices channels;
    private final BiConsumer<NodeId, Layer> saving;

    /// @param saving leaves out the gradient of a layer's input where nobody wants it
    ComposedKinds(
            GraphBuilder graph,
            Flow flow,
            Masks masks,
            DenseLayers dense,
            ChannelVertices channels,
            BiConsumer<NodeId, Layer> saving) {
        this.graph = graph;
        this.flow = flow;
        this.masks = masks;
        this.dense = dense;
        this.channels = channels;
        this.saving = saving;
    }

    /// The engine has no gated unit, but all that one is made of.
    void gated(NodeId id, Glu spec) {
        int kept = DenseLayers.features(flow.shape(id));
        String values = part(id, "values");
        String gate = part(id, "gate");
        String open = part(id, "open");
        channels.subset(id, values, 0, kept);
        channels.subset(id, gate, kept, kept);
        graph.addLayer(open, dense.activate(id, new Activate(spec.gate())), gate);
        graph.addVertex(id.value(), new ElementWiseVertex(ElementWiseVertex.Op.Product), values, open);
    }

    /// Four layers of weighted sums around what has nothing to learn.
    void crossAttention(NodeId id, CrossAttention spec) {
        List<Shape> inputs = flow.inputShapes(id);
        String[] sources = sources(id);
        Dense projection = new Dense(DenseLayers.features(inputs.getFirst()), Activation.IDENTITY, spec.bias());
        String query = partLayer(id, "query", dense.dense(inputs.get(0), projection), sources[0]);
        String key = partLayer(id, "key", dense.dense(inputs.get(1), projection), sources[1]);
        String value = partLayer(id, "value", dense.dense(inputs.get(1), projection), sources[1]);
        String mixed = GraphLowering.attentionPart(id);
        Optional<String> asking = masks.of(flow.sourcesOf(id).getFirst());
        Optional<String> asked = masks.of(flow.sourcesOf(id).getLast());
        CrossAttentionVertex vertex =
                CrossAttentionVertex.of(spec.heads()).masked(asking.isPresent(), asked.isPresent());
        graph.addVertex(mixed, vertex, with(Stream.of(asking, asked), query, key, value));
        graph.addLayer(id.value(), dense.dense(inputs.getFirst(), projection), mixed);
    }

    /// The learned queries are the weights of a layer that gives each step a score a head.
    void attentionPooling(NodeId id, AttentionPooling spec) {
        String input = sources(id)[0];
        Dense queries = new Dense(spec.heads(), Activation.IDENTITY, false);
        String scores = partLayer(id, "scores", dense.dense(id, queries), input);
        String[] read = with(Stream.of(masks.ofInput(id)), scores, input);
        graph.addVertex(id.value(), AttentionPoolingVertex.of(spec.heads()), read);
    }

    private static String[] with(Stream<Optional<String>> masks, String... others) {
        return Stream.concat(Stream.of(others), masks.flatMap(Optional::stream)).toArray(String[]::new);
    }

    /// The engine's layers have one input: both halves come side by side. The divergence of zeros is zero, so padding
    /// becomes that.
    void sampling(NodeId id, Sampling spec) {
        String both = part(id, "both");
        channels.merge(id, both);
        Optional<String> mask = masks.of(id);
        mask.ifPresent(name -> graph.addVertex(part(id, "real"), StepsVertex.of(StepsJob.ZEROS), both, name));
        graph.addLayer(
                id.value(),
                SamplingLayer.of(DenseLayers.features(flow.shape(id)), spec.klWeight()),
                mask.isPresent() ? part(id, "real") : both);
    }

    /// Several inputs of a formula come side by side.
    void expression(NodeId id, Expression spec, Layer layer) {
        if (spec.formula().inputs() == 1) {
            saving.accept(id, layer);
            graph.addLayer(id.value(), layer, sources(id));
            return;
        }
        String inputs = part(id, "inputs");
        channels.merge(id, inputs);
        graph.addLayer(id.value(), layer, inputs);
    }

    /// The engine's layer gives a view into a larger array, of which vertices behind it cannot cut a single feature: a
    /// reshaping to the same sizes copies it.
    void repeated(NodeId id, Upsample1d spec) {
        String repeated = part(id, "repeated");
        graph.addLayer(repeated, SequenceLayers.upsampling(spec), sources(id));
        channels.reshape(id, repeated);
    }

    private String partLayer(NodeId id, String part, Layer layer, String source) {
        saving.accept(id, layer);
        String name = part(id, part);
        graph.addLayer(name, layer, source);
        return name;
    }

    private String[] sources(NodeId id) {
        return masks.sources(id);
    }

    private static String part(NodeId id, String part) {
        return GraphLowering.part(id, part);
    }
}
