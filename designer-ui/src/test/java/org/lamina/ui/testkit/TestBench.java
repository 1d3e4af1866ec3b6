package org.lamina.ui.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.text.Messages;

/// A workbench around a small convolutional network and a [FakeEngine]; jobs run in place.
public record TestBench(Workbench bench, FakeEngine engine) {
    private static final Executor IN_PLACE = Runnable::run;

    public static TestBench of(ThemeColors colors, Locale language, GraphDocument document) {
        FakeEngine engine = new FakeEngine();
        Pulse pulse = new Pulse();
        Workbench bench = new Workbench(
                new Editor(document),
                new Runs(engine, pulse, Duration.ZERO),
                new Messages(language),
                colors,
                new Jobs(IN_PLACE, IN_PLACE),
                pulse);
        return new TestBench(bench, engine);
    }

    /// One frame: the feed is drained and the views take what is new.
    public void frame() {
        bench.pulse().beat();
    }

    public Editor editor() {
        return bench.editor();
    }

    /// Selects the node with this name, which is also its id here.
    public void select(String... names) {
        editor().select(Arrays.stream(names).map(NodeId::new).collect(Collectors.toSet()));
    }

    public LayerSpec spec(String name) {
        return editor().document()
                .network()
                .node(new NodeId(name))
                .orElseThrow()
                .spec();
    }

    /// LeNet on MNIST, without problems.
    public static GraphDocument lenet() {
        Conv2d conv = new Conv2d(32, Size.of(3), Size.of(1), Padding.VALID, Size.of(1), Activation.RELU);
        return chain(
                node("input", new ImageInput(1, 28, 28)),
                node("conv1", conv),
                node("pool1", Pool2d.MAX.defaults()),
                node("conv2", conv.withFilters(64)),
                node("pool2", Pool2d.MAX.defaults()),
                node("flatten", new Flatten()),
                node("dense1", new Dense(64, Activation.RELU)),
                node("output", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY)));
    }

    /// A dense layer that learns MNIST itself, without problems.
    public static GraphDocument autoencoder() {
        GraphDocument chain = chain(
                node("input", new ImageInput(1, 28, 28)),
                node("flatten", new Flatten()),
                node("code", new Dense(32, Activation.RELU)),
                node("output", new Output(784, Losses.SIGMOID_CROSS_ENTROPY)));
        return chain.withSettings(
                chain.settings().withData(chain.settings().data().withTarget(Learned.INPUT)));
    }

    /// LeNet without the flattening: the dense layer gets an image.
    public static GraphDocument withShapeProblem() {
        return chain(
                node("input", new ImageInput(1, 28, 28)),
                node("conv1", Conv2d.KIND.defaults()),
                node("dense1", new Dense(64, Activation.RELU)),
                node("output", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY)));
    }

    public static GraphNode node(String name, LayerSpec spec) {
        return new GraphNode(new NodeId(name), name, spec);
    }

    /// The nodes one behind the other, on MNIST.
    public static GraphDocument chain(GraphNode... nodes) {
        List<Connection> connections = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            connections.add(Connection.of(nodes[i - 1].id(), nodes[i].id()));
        }
        ProjectSettings settings =
                ProjectSettings.DEFAULT.withData(ProjectSettings.DEFAULT.data().withSource(new DataSpec.Mnist()));
        return new GraphDocument(new Network(List.of(nodes), connections), Layout.EMPTY, settings);
    }
}
