package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;

/// Documents for tests of the canvas.
final class Networks {
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<NodeId, Point> places = new HashMap<>();

    Networks node(String name, LayerSpec spec, double x, double y) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, spec));
        places.put(id, new Point(x, y));
        return this;
    }

    Networks connect(String from, String to) {
        connections.add(Connection.of(new NodeId(from), new NodeId(to)));
        return this;
    }

    Networks chain(String... names) {
        for (int i = 1; i < names.length; i++) {
            connect(names[i - 1], names[i]);
        }
        return this;
    }

    GraphDocument document() {
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places));
    }

    /// The network of the drawing: nine layers in two rows.
    static GraphDocument lenet() {
        Conv2d conv = Conv2d.KIND.defaults();
        return new Networks()
                .node("input", new ImageInput(1, 28, 28), 0, 60)
                .node("conv1", conv.withFilters(32).withPadding(Padding.VALID), 240, 0)
                .node("pool1", Pool2d.MAX.defaults(), 480, 60)
                .node("conv2", conv.withFilters(64).withPadding(Padding.VALID), 720, 0)
                .node("pool2", Pool2d.MAX.defaults(), 960, 60)
                .node("flatten", Flatten.KIND.defaults(), 960, 300)
                .node("dense1", new Dense(64, Activation.RELU), 720, 270)
                .node("drop", new Dropout(0.25), 480, 300)
                .node("output", Output.KIND.defaults(), 240, 270)
                .chain("input", "conv1", "pool1", "conv2", "pool2", "flatten", "dense1", "drop", "output")
                .document();
    }

    /// As a new project begins: nothing between input and output.
    static GraphDocument endsOnly() {
        return new Networks()
                .node("input", new ImageInput(1, 28, 28), 0, 0)
                .node("output", Output.KIND.defaults(), 520, 0)
                .document();
    }

    /// A network with a clash: a dense layer reads an image.
    static GraphDocument clashing() {
        return new Networks()
                .node("input", new ImageInput(1, 28, 28), 0, 0)
                .node("dense", new Dense(64, Activation.RELU), 260, 0)
                .node("output", Output.KIND.defaults(), 520, 0)
                .chain("input", "dense", "output")
                .document();
    }

    /// Two convolutions of equal shape, joined by a skip connection.
    static GraphDocument residual() {
        Conv2d conv = new Conv2d(8, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
        return new Networks()
                .node("input", new ImageInput(8, 28, 28), 0, 0)
                .node("conv1", conv, 250, 0)
                .node("conv2", conv, 500, 0)
                .node("add", Add.KIND.defaults(), 750, 30)
                .chain("input", "conv1", "conv2", "add")
                .connect("input", "add")
                .document();
    }

    /// `count` layers in rows, each connected with the one before.
    static GraphDocument rows(int count) {
        Networks network = new Networks();
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "n" + i;
            network.node(
                    names[i], i == 0 ? new ImageInput(1, 28, 28) : Conv2d.KIND.defaults(), i % 40 * 260, i / 40 * 180);
        }
        return network.chain(names).document();
    }
}
