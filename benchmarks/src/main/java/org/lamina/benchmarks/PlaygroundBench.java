package org.lamina.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.lamina.app.Designer;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.run.Engine;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.runtime.LaminaEngine;
import org.lamina.samples.BundledFiles;
import org.lamina.samples.SampleCatalog;
import org.lamina.ui.visual.DecisionBoundaryView;

/// The work of TensorFlow Playground: the spiral with 250 training points, two hidden layers of 8, batches of 10, rate
/// 0.03, once with tanh and once with ReLU, trained in the real window with the decision boundary and the pictures on
/// the cards live. Peer: 15.4 epochs, which are 3,855 samples, a second; aim: ten times that with at least 15 pictures
/// a second.
public final class PlaygroundBench {
    private static final int POINTS = 250;
    private static final int BATCH = 10;
    private static final double RATE = 0.03;
    private static final int WARM_UP = 5_000;
    private static final double WARM_UP_SECONDS = 3;

    private final Engine engine = new LaminaEngine(BundledFiles::open);
    private final double seconds;

    private PlaygroundBench(double seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        TrainingWindow.startToolkit();
        PlaygroundBench bench = new PlaygroundBench(arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10);
        Figures figures = new Figures("playground").put("seconds", bench.seconds);
        bench.run(Activation.TANH, figures);
        bench.run(Activation.RELU, figures);
        figures.print();
        Platform.exit();
        System.exit(0);
    }

    private void run(Activation activation, Figures figures) throws Exception {
        TrainingWindow window = TrainingWindow.open(engine, document(activation), "output");
        window.with(designer -> designer.window().choosePane("inspect"));
        window.train(WARM_UP);
        window.seconds(WARM_UP_SECONDS, _ -> {});
        DecisionBoundaryView boundary = window.with(PlaygroundBench::boundary);
        Set<String> pictures = new HashSet<>();
        TrainingWindow.Stretch stretch = window.seconds(seconds, _ -> pictures.add(boundary.getCaption()));
        window.close();
        String name = activation.name().toLowerCase(Locale.ROOT);
        double batches = stretch.iterations() / stretch.seconds();
        figures.put(name + "EpochsPerSecond", batches * BATCH / POINTS)
                .put(name + "SamplesPerSecond", batches * BATCH)
                .put(name + "PicturesPerSecond", pictures.size() / stretch.seconds())
                .putTimes(
                        name + "FrameMillis",
                        stretch.frameMillis().stream()
                                .mapToDouble(millis -> millis)
                                .toArray());
    }

    /// The view that is in sight; its caption tells the iteration it shows.
    private static DecisionBoundaryView boundary(Designer designer) {
        Deque<Node> open = new ArrayDeque<>(List.of(designer.window().scene().getRoot()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof DecisionBoundaryView view) {
                return view;
            }
            Optional.of(node)
                    .filter(Parent.class::isInstance)
                    .map(Parent.class::cast)
                    .ifPresent(parent -> open.addAll(parent.getChildrenUnmodifiable()));
        }
        throw new IllegalStateException("No decision boundary in sight");
    }

    private static GraphDocument document(Activation activation) throws Exception {
        GraphDocument sample = ProjectCodec.read(
                SampleCatalog.byName("spiral-mlp").orElseThrow().project());
        List<GraphNode> nodes = sample.network().nodes().stream()
                .map(node -> node.spec() instanceof Dense
                        ? new GraphNode(node.id(), node.name(), new Dense(8, activation))
                        : node)
                .toList();
        ProjectSettings settings = sample.settings();
        return new GraphDocument(
                new Network(nodes, sample.network().connections()),
                sample.layout(),
                settings.withData(settings.data().withLimit(POINTS))
                        .withTraining(settings.training()
                                .withEpochs(100_000)
                                .withBatchSize(BATCH)
                                .withOptimizer(new OptimizerSpec.Sgd(RATE))));
    }
}
