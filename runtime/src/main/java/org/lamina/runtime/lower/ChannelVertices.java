package org.lamina.runtime.lower;

import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.NodeId;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.engine.ChannelSubsetVertex;

/// Vertices that join, choose or normalise channels and features, and those that only arrange values otherwise.
final class ChannelVertices {

    private final GraphBuilder graph;
    private final Flow flow;
    private final Masks masks;
    private final boolean portable;

    ChannelVertices(GraphBuilder graph, Flow flow, Masks masks, boolean portable) {
        this.graph = graph;
        this.flow = flow;
        this.masks = masks;
        this.portable = portable;
    }

    /// All channels of a node's inputs, one input after the other, as a vertex of that name.
    void merge(NodeId id, String target) {
        int channels =
                flow.inputShapes(id).stream().mapToInt(DenseLayers::features).sum();
        add(id, target, portable ? new MergeVertex() : FastLayers.merge(), channels);
    }

    /// Some channels of a node's input, as a vertex of that name. The engine names the first and the last that stay.
    void subset(NodeId id, String target, int skip, int keep) {
        int last = skip + keep - 1;
        add(id, target, portable ? new SubsetVertex(skip, last) : new ChannelSubsetVertex(skip, last), keep);
    }

    /// The values of a vertex in the shape of a node's output.
    void reshape(NodeId id, String... from) {
        graph.addVertex(id.value(), reshaped(Samples.dimensions(flow.shape(id))), from);
    }

    /// A layer that works on channels of any vector or image.
    void layer(NodeId id, Layer layer) {
        add(
                id,
                id.value(),
                DenseLayers.features(flow.shape(id)),
                (target, from) -> graph.addLayer(target, layer, from));
    }

    private void add(NodeId id, String target, GraphVertex vertex, int channels) {
        add(id, target, channels, (name, from) -> graph.addVertex(name, vertex, from));
    }

    /// The engine's own know vectors, sequences and images; of volumes, depth and height become one axis before and two
    /// again behind.
    private void add(NodeId id, String target, int channels, BiConsumer<String, String[]> adding) {
        String[] sources = masks.sources(id);
        if (!(flow.inputShape(id) instanceof Shape.Volume volume)) {
            adding.accept(target, sources);
            return;
        }
        int rows = volume.depth() * volume.height();
        for (int i = 0; i < sources.length; i++) {
            String image = target + ".image" + i;
            int own = DenseLayers.features(flow.inputShapes(id).get(i));
            graph.addVertex(image, reshaped(own, rows, volume.width()), sources[i]);
            sources[i] = image;
        }
        String images = target + ".images";
        adding.accept(images, sources);
        graph.addVertex(target, reshaped(channels, volume.depth(), volume.height(), volume.width()), images);
    }

    /// The first size, of the batch, follows from the others.
    static ReshapeVertex reshaped(int... sizes) {
        int[] all = new int[sizes.length + 1];
        all[0] = -1;
        System.arraycopy(sizes, 0, all, 1, sizes.length);
        return new ReshapeVertex('c', all, null);
    }
}
