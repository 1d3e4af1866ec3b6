package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.ProjectSettings;

/// The models of `peer/torch_train.py` as documents.
///
/// Deeplearning4j has no GRU, so there its own layers are those around ours. PyTorch has no LSTM with peepholes: that
/// one (`lstm-peepholes`) runs where it is asked for, without that side.
final class PeerModels {
    static final List<String> NAMES =
            List.of("mlp", "lenet", "cnn-bn", "lstm", "gru", "textcnn", "encoder", "resnet18");

    private static final int VOCABULARY = 10_000;

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    private PeerModels() {}

    static GraphDocument of(String name) {
        PeerModels model = new PeerModels();
        model.build(name);
        return new GraphDocument(new Network(model.nodes, model.connections), Layout.EMPTY, ProjectSettings.DEFAULT);
    }

    private void build(String name) {
        switch (name) {
            case "mlp" -> {
                NodeId flat = add(new Flatten(), add(new ImageInput(1, 28, 28)));
                NodeId first = add(new Dense(512, Activation.RELU), flat);
                output(10, add(new Dense(256, Activation.RELU), first));
            }
            case "lenet" -> {
                NodeId first = halved(conv(32, 3, 1, Padding.VALID, Activation.RELU, add(new ImageInput(1, 28, 28))));
                NodeId second = halved(conv(64, 3, 1, Padding.VALID, Activation.RELU, first));
                output(10, add(new Dense(64, Activation.RELU), add(new Flatten(), second)));
            }
            case "cnn-bn" -> {
                NodeId first = halved(rectified(normalised(32, 3, 1, add(new ImageInput(1, 28, 28)))));
                NodeId second = halved(rectified(normalised(64, 3, 1, first)));
                NodeId flat = add(new Flatten(), add(new Dropout(0.25), second));
                output(10, add(new Dropout(0.5), add(new Dense(128, Activation.RELU), flat)));
            }
            case "lstm" -> recurrent(new Lstm(128));
            case "lstm-peepholes" -> recurrent(new Lstm(128).withPeepholes(true));
            case "gru" -> recurrent(new Gru(128));
            case "textcnn" -> {
                NodeId steps = add(new Embedding(128), add(new TokenInput(VOCABULARY, 100)));
                NodeId[] branches = IntStream.of(3, 4, 5)
                        .mapToObj(width -> add(new Conv1d(100, width, 1, Padding.SAME, 1, Activation.RELU), steps))
                        .toArray(NodeId[]::new);
                output(4, add(new GlobalPool(Reduction.MAX), add(new Concatenate(), branches)));
            }
            case "encoder" -> encoder();
            case "resnet18" -> resnet18();
            default -> throw new IllegalArgumentException("No such model: " + name + "; there are " + NAMES);
        }
    }

    private void recurrent(LayerSpec layer) {
        NodeId steps = add(new Embedding(128), add(new TokenInput(VOCABULARY, 100)));
        NodeId last = add(new LastStep(), add(layer, steps));
        output(4, add(new Dense(64, Activation.RELU), last));
    }

    private void encoder() {
        NodeId embedded = add(new Embedding(64), add(new TokenInput(VOCABULARY, 64)));
        NodeId placed = add(new PositionalEncoding(PositionalEncoding.Style.LEARNED), embedded);
        NodeId attended = add(
                new LayerNorm(1e-5), add(new Add(), placed, add(new SelfAttention(4, false).withBias(true), placed)));
        NodeId wide = add(new Dense(256, Activation.GELU), attended);
        NodeId narrow = add(new Dense(64, Activation.IDENTITY), wide);
        NodeId block = add(new LayerNorm(1e-5), add(new Add(), attended, narrow));
        output(4, add(new GlobalPool(Reduction.AVERAGE), block));
    }

    /// The variant for images of 32 x 32.
    private void resnet18() {
        NodeId at = rectified(unbiased(64, 3, 1, add(new ImageInput(3, 32, 32))));
        int channels = 64;
        for (int filters : new int[] {64, 128, 256, 512}) {
            at = residual(channels, filters, filters == channels ? 1 : 2, at);
            at = residual(filters, filters, 1, at);
            channels = filters;
        }
        output(10, add(new GlobalPool(Reduction.AVERAGE), at));
    }

    private NodeId residual(int inputs, int outputs, int stride, NodeId from) {
        NodeId body = unbiased(outputs, 3, 1, rectified(unbiased(outputs, 3, stride, from)));
        NodeId shortcut = stride == 1 && inputs == outputs ? from : unbiased(outputs, 1, stride, from);
        return rectified(add(new Add(), body, shortcut));
    }

    private NodeId normalised(int filters, int kernel, int stride, NodeId from) {
        return normalised(spec(filters, kernel, stride, Padding.SAME, Activation.IDENTITY), from);
    }

    private NodeId unbiased(int filters, int kernel, int stride, NodeId from) {
        return normalised(
                spec(filters, kernel, stride, Padding.SAME, Activation.IDENTITY).withBias(false), from);
    }

    private NodeId normalised(Conv2d convolution, NodeId from) {
        return add(new BatchNorm(0.9, 1e-5), add(convolution, from));
    }

    private NodeId rectified(NodeId from) {
        return add(new Activate(Activation.RELU), from);
    }

    private NodeId conv(int filters, int kernel, int stride, Padding padding, Activation function, NodeId from) {
        return add(spec(filters, kernel, stride, padding, function), from);
    }

    private static Conv2d spec(int filters, int kernel, int stride, Padding padding, Activation function) {
        return new Conv2d(filters, Size.of(kernel), Size.of(stride), padding, Size.of(1), function);
    }

    private NodeId halved(NodeId from) {
        return add(new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID), from);
    }

    private void output(int classes, NodeId from) {
        add(Output.KIND.defaults().withUnits(classes), from);
    }

    private NodeId add(LayerSpec spec, NodeId... from) {
        String name = "n" + nodes.size();
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, spec));
        for (NodeId source : from) {
            connections.add(Connection.of(source, id));
        }
        return id;
    }
}
