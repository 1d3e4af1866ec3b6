package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.diff.Differences;
import org.lamina.graph.diff.DrawnDifference;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.VectorInput;
import org.lamina.samples.template.TemplateCatalog;
import org.lamina.theme.StyleNames;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.theme.Themes;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.CanvasView;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Comparison;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.text.Messages;

/// How long it takes to find in what two networks differ, in a list and as the canvas marks it, until the canvas shows
/// it (aim: 200 ms), and how it zooms then. ResNet-152 without blocks, and 10,000 layers. Of ten layers one has another
/// setting, of a hundred one is new and one is gone.
public final class DiffBench {
    private static final int LAYERS = 10_000;
    private static final int COLUMNS = 100;
    private static final int ROUNDS = 30;
    private static final int FRAMES = 120;
    private static final int CHANGED_EACH = 10;
    private static final int REPLACED_EACH = 100;

    private final GraphDocument before;
    private final GraphDocument after;
    private final Figures figures;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    private DiffBench(String name, Network network) {
        before = GraphDocument.EMPTY.withNetwork(network).withLayout(inRows(network));
        Network edited = edited(network);
        after = GraphDocument.EMPTY.withNetwork(edited).withLayout(inRows(edited));
        figures = new Figures("diff")
                .put("network", name)
                .put("layers", network.nodes().size())
                .put("differences", Differences.between(before, after).size());
    }

    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        new DiffBench(
                        "resnet-152",
                        Expansion.flat(TemplateCatalog.byName("resnet-152")
                                .orElseThrow()
                                .drawing()
                                .get()))
                .run();
        new DiffBench("chain", chain()).run();
        Platform.exit();
    }

    private void run() throws Exception {
        figures.putTimes("listMillis", times(() -> Differences.between(before, after)
                        .size()))
                .putTimes("markMillis", times(() -> DrawnDifference.between(before, after)
                        .changed()
                        .size()));
        Platform.runLater(this::show);
        finished.get();
    }

    private static double[] times(Supplier<Integer> work) {
        double[] millis = new double[ROUNDS];
        int found = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            found += work.get();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - begin) / 1e6;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("never: keeps the work from being optimised away");
        }
        return millis;
    }

    private void show() {
        Pulse pulse = new Pulse();
        ThemeColors colors = new ThemeColors();
        Editor editor = new Editor(after);
        CanvasView canvas = new CanvasView(new Workbench(
                editor,
                new Runs(new IdleEngine(), pulse),
                new Messages(Locale.ENGLISH),
                colors,
                new Jobs(Runnable::run),
                pulse));
        StackPane root = new StackPane(canvas, colors);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        Scene scene = new Scene(root, 1280, 800);
        Themes.apply(scene, Theme.LIGHT);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        long[] begin = new long[1];
        frames(90, _ -> {}, () -> {
            begin[0] = System.nanoTime();
            editor.compareWith(new Comparison("before", before, false));
            figures.put("compareMillis", (System.nanoTime() - begin[0]) / 1e6);
            frames(1, _ -> {}, () -> {
                figures.put("compareToFrameMillis", (System.nanoTime() - begin[0]) / 1e6);
                frames(FRAMES, frame -> zoom(canvas, frame), () -> {
                    figures.print();
                    canvas.dispose();
                    stage.close();
                    finished.complete(null);
                });
            });
        });
    }

    private static void zoom(CanvasView canvas, int frame) {
        if (frame / (FRAMES / 2) == 0) {
            canvas.commands().zoomIn();
        } else {
            canvas.commands().zoomOut();
        }
    }

    private void frames(int count, IntConsumer work, Runnable then) {
        new FrameClock(2, count, work).run().thenAccept(millis -> {
            if (count == FRAMES) {
                figures.putTimes("zoomMillis", millis);
            }
            then.run();
        });
    }

    /// The same connections between nodes of which some are others.
    private static Network edited(Network network) {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>(network.connections());
        for (int i = 0; i < network.nodes().size(); i++) {
            GraphNode node = network.nodes().get(i);
            if (i % REPLACED_EACH == 1) {
                nodes.add(new GraphNode(new NodeId("new-" + i), "new" + i, node.spec()));
                connections.removeIf(link -> link.touches(node.id()));
            } else {
                nodes.add(i % CHANGED_EACH == 0 ? node.withSpec(new Dense(7, Activation.ELU)) : node);
            }
        }
        return new Network(nodes, connections);
    }

    private static Network chain() {
        List<GraphNode> nodes = new ArrayList<>(List.of(new GraphNode(new NodeId("n0"), "input", new VectorInput(64))));
        List<Connection> connections = new ArrayList<>();
        for (int i = 1; i < LAYERS; i++) {
            nodes.add(new GraphNode(
                    new NodeId("n" + i), "layer" + i, i % 4 == 0 ? new Flatten() : new Dense(64, Activation.RELU)));
            connections.add(Connection.of(new NodeId("n" + (i - 1)), new NodeId("n" + i)));
        }
        return new Network(nodes, connections);
    }

    private static Layout inRows(Network network) {
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            places.put(network.nodes().get(i).id(), new Point(i % COLUMNS * 264, (double) (i / COLUMNS) * 200));
        }
        return new Layout(places);
    }
}
