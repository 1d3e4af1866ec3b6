package org.lamina.runtime.lower;

import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Recurrent;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.engine.BeginVertex;
import org.lamina.runtime.mask.StepsJob;
import org.lamina.runtime.mask.StepsVertex;

/// Layers that read a sequence forward, backward or both ways. Backward is forward over the turned sequence, and what
/// comes out is turned again; every recurrent layer reads backward that way, also an accelerated one.
///
/// A masked sequence is turned in place: its real steps change places, the padding stays, so that the way back begins
/// at the last real step; the engine wants the name of the input whose mask it would use. Where an input skips padding,
/// the engine gets no mask: its real steps are packed at the front before a layer reads them, and put back behind it.
///
/// A state to begin from joins the sequence that a way reads, so a way back begins from it at the last step.
final class Ways {

    private final GraphBuilder graph;
    private final Flow flow;
    private final Masks masks;
    private final boolean portable;

    Ways(GraphBuilder graph, Flow flow, Masks masks, boolean portable) {
        this.graph = graph;
        this.flow = flow;
        this.masks = masks;
        this.portable = portable;
    }

    /// @param layer makes the layer of one way
    void recurrent(NodeId id, Recurrent spec, Supplier<Layer> layer) {
        masks.ofInput(id)
                .ifPresentOrElse(mask -> ofRealSteps(id, spec, layer, mask), () -> ofAllSteps(id, spec, layer));
    }

    private void ofRealSteps(NodeId id, Recurrent spec, Supplier<Layer> layer, String mask) {
        switch (spec.direction()) {
            case FORWARD -> ahead(id, spec, id.value(), layer.get(), mask);
            case BACKWARD -> back(id, spec, id.value(), layer.get(), mask);
            case BOTH -> {
                ahead(id, spec, part(id, "unpacked"), layer.get(), mask);
                back(id, spec, part(id, "returned"), layer.get(), mask);
                graph.addVertex(id.value(), merge(), part(id, "unpacked"), part(id, "returned"));
            }
        }
    }

    private void ahead(NodeId id, Recurrent spec, String name, Layer layer, String mask) {
        graph.addVertex(part(id, "packed"), StepsVertex.of(StepsJob.PACK), source(id), mask);
        graph.addLayer(part(id, "forward"), layer, begun(id, spec, part(id, "packed"), 0));
        graph.addVertex(name, StepsVertex.of(StepsJob.UNPACK), part(id, "forward"), mask);
    }

    private void back(NodeId id, Recurrent spec, String name, Layer layer, String mask) {
        int way = spec.direction() == Direction.BOTH ? 1 : 0;
        graph.addVertex(part(id, "turned"), StepsVertex.of(StepsJob.PACK_TURNED), source(id), mask);
        graph.addLayer(part(id, "backward"), layer, begun(id, spec, part(id, "turned"), way));
        graph.addVertex(name, StepsVertex.of(StepsJob.UNPACK_TURNED), part(id, "backward"), mask);
    }

    private void ofAllSteps(NodeId id, Recurrent spec, Supplier<Layer> layer) {
        String name = id.value();
        switch (spec.direction()) {
            case FORWARD -> graph.addLayer(name, layer.get(), begun(id, spec, source(id), 0));
            case BACKWARD -> graph.addVertex(name, turn(id), backward(id, spec, layer.get(), 0));
            case BOTH -> {
                graph.addLayer(part(id, "forward"), layer.get(), begun(id, spec, source(id), 0));
                graph.addVertex(part(id, "returned"), turn(id), backward(id, spec, layer.get(), 1));
                graph.addVertex(name, merge(), part(id, "forward"), part(id, "returned"));
            }
        }
    }

    private String backward(NodeId id, Recurrent spec, Layer layer, int way) {
        graph.addVertex(part(id, "turned"), turn(id), source(id));
        graph.addLayer(part(id, "backward"), layer, begun(id, spec, part(id, "turned"), way));
        return part(id, "backward");
    }

    /// What the layer of a way reads: the sequence, and the state before it where one is given.
    private String begun(NodeId id, Recurrent spec, String sequence, int way) {
        if (flow.sourcesOf(id).size() == 1) {
            return sequence;
        }
        String state = flow.sourcesOf(id).getLast().value();
        if (spec.direction() == Direction.BOTH) {
            int half = DenseLayers.features(flow.inputShapes(id).getLast()) / 2;
            String all = state;
            state = part(id, "state" + way);
            graph.addVertex(state, new SubsetVertex(way * half, (way + 1) * half - 1), all);
        }
        String begun = part(id, "begun" + way);
        graph.addVertex(begun, BeginVertex.of(spec.states()), sequence, state);
        return begun;
    }

    /// The step where reading ends.
    void lastStep(NodeId id, Direction direction) {
        String name = id.value();
        switch (direction) {
            case FORWARD -> last(id, name, source(id));
            case BACKWARD -> first(id, name, source(id));
            case BOTH -> {
                int features = DenseLayers.features(flow.inputShape(id));
                graph.addVertex(part(id, "forward"), new SubsetVertex(0, features / 2 - 1), source(id));
                graph.addVertex(part(id, "backward"), new SubsetVertex(features / 2, features - 1), source(id));
                last(id, part(id, "last"), part(id, "forward"));
                first(id, part(id, "first"), part(id, "backward"));
                graph.addVertex(name, merge(), part(id, "last"), part(id, "first"));
            }
        }
    }

    private void first(NodeId id, String name, String source) {
        Optional<String> mask = masks.ofInput(id);
        if (mask.isPresent()) {
            graph.addVertex(name, StepsVertex.of(StepsJob.FIRST), source, mask.get());
            return;
        }
        graph.addVertex(part(id, "turned"), turn(id), source);
        graph.addVertex(name, new LastTimeStepVertex(input(id)), part(id, "turned"));
    }

    private void last(NodeId id, String name, String source) {
        masks.ofInput(id)
                .ifPresentOrElse(
                        mask -> graph.addVertex(name, StepsVertex.of(StepsJob.LAST), source, mask),
                        () -> graph.addVertex(name, new LastTimeStepVertex(input(id)), source));
    }

    private ReverseTimeSeriesVertex turn(NodeId id) {
        return portable ? new ReverseTimeSeriesVertex(input(id)) : FastLayers.reversal(input(id));
    }

    private MergeVertex merge() {
        return portable ? new MergeVertex() : FastLayers.merge();
    }

    /// The input that the sequence comes from, along first connections.
    private String input(NodeId id) {
        NodeId at = id;
        while (!flow.sourcesOf(at).isEmpty()) {
            at = flow.sourcesOf(at).getFirst();
        }
        return at.value();
    }

    private String source(NodeId id) {
        return masks.sources(id)[0];
    }

    private static String part(NodeId id, String part) {
        return GraphLowering.part(id, part);
    }
}
