package org.lamina.runtime.lower;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.data.Samples;
import org.lamina.runtime.engine.JoinedSamples;
import org.lamina.runtime.engine.SamplePart;

/// Vertices around layers with the same weights: the samples of all become one batch, and behind the layer each gets
/// its own back, so that what a node gives always belongs to the samples of the batch.
final class SharedLayers {

    private final GraphBuilder graph;
    private final Flow flow;
    private final Masks masks;
    private final boolean portable;

    SharedLayers(GraphBuilder graph, Flow flow, Masks masks, boolean portable) {
        this.graph = graph;
        this.flow = flow;
        this.masks = masks;
        this.portable = portable;
    }

    /// @param lowering makes the layer itself
    void add(SharedLayer layer, Consumer<GraphNode> lowering) {
        for (int i = 0; i < layer.joined().size(); i++) {
            NodeId joined = layer.joined().get(i);
            int input = i;
            String[] from = layer.members().stream()
                    .map(member -> masks.sources(member)[input])
                    .toArray(String[]::new);
            join(joined, from);
            if (flow.shape(joined) instanceof Shape.Sequence sequence) {
                masks.join(
                        joined,
                        layer.members().stream()
                                .map(member -> flow.sourcesOf(member).get(input))
                                .toList(),
                        sequence.length());
            }
        }
        lowering.accept(layer.node());
        for (int i = 0; i < layer.members().size(); i++) {
            part(layer, i);
        }
    }

    private void join(NodeId joined, String... from) {
        if (portable && flow.shape(joined) instanceof Shape.Volume volume) {
            for (int i = 0; i < from.length; i++) {
                String row = GraphLowering.part(joined, "row" + i);
                graph.addVertex(row, reshaped((int) volume.elements()), from[i]);
                from[i] = row;
            }
            String rows = GraphLowering.part(joined, "rows");
            graph.addVertex(rows, new StackVertex(), from);
            graph.addVertex(joined.value(), reshaped(Samples.dimensions(volume)), rows);
        } else {
            graph.addVertex(joined.value(), portable ? new StackVertex() : new JoinedSamples(), from);
        }
    }

    private void part(SharedLayer layer, int i) {
        NodeId member = layer.members().get(i);
        String all = layer.node().id().value();
        int count = layer.members().size();
        GraphVertex part = portable ? new UnstackVertex(i, count) : new SamplePart(i, count);
        if (portable && flow.shape(member) instanceof Shape.Volume volume) {
            String rows = GraphLowering.part(member, "rows");
            String row = GraphLowering.part(member, "row");
            graph.addVertex(rows, reshaped((int) volume.elements()), all);
            graph.addVertex(row, part, rows);
            graph.addVertex(member.value(), reshaped(Samples.dimensions(volume)), row);
        } else {
            graph.addVertex(member.value(), part, all);
        }
    }

    private static ReshapeVertex reshaped(int... sizes) {
        return ChannelVertices.reshaped(sizes);
    }
}
