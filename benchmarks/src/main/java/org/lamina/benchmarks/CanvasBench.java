package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
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
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.ImageInput;
import org.lamina.theme.StyleNames;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.theme.Themes;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.CanvasView;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.text.Messages;

/// Opens a network of 1,000 layers on the canvas, and then one of 10,000, and measures frames while each is panned as a
/// whole, zoomed from the whole to 100 % and back, panned at 100 % and at 50 %, zoomed between the two, and while one
/// card is dragged. The figures of the second begin with `big`.
///
/// Aims: 1,000 layers open in 0.3 s, p95 16.7 ms; 10,000 layers open in 1.5 s, p95 33 ms, dragging 16.7 ms.
public final class CanvasBench {
    private static final int FRAMES = 300;

    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Figures figures = new Figures("canvas");
    private final WindowCpu cpu = new WindowCpu();
    private final Editor editor = new Editor(document(2, 2));
    private final CanvasView canvas;
    private final CanvasHand hand;
    private final Stage stage = new Stage();

    private CanvasBench() {
        Pulse pulse = new Pulse();
        ThemeColors colors = new ThemeColors();
        Workbench workbench = new Workbench(
                editor,
                new Runs(new IdleEngine(), pulse),
                new Messages(Locale.ENGLISH),
                colors,
                new Jobs(Runnable::run),
                pulse);
        canvas = new CanvasView(workbench);
        hand = new CanvasHand(canvas);
        StackPane root = new StackPane(canvas, colors);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        Scene scene = new Scene(root, 1280, 800);
        Themes.apply(scene, Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<CanvasBench> shown = new CompletableFuture<>();
        Platform.startup(() -> shown.complete(new CanvasBench()));
        CanvasBench bench = shown.get();
        Platform.runLater(bench::measureAll);
        bench.finished.get();
        Platform.exit();
    }

    private void measureAll() {
        // The window is warm when a network opens: that is what opening a file costs.
        rest().thenCompose(_ -> measureAll("", document(1_000, 40)))
                .thenCompose(_ -> measureAll("big", document(10_000, 100)))
                .whenComplete((_, trouble) -> {
                    figures.print();
                    stage.close();
                    if (trouble == null) {
                        finished.complete(null);
                    } else {
                        finished.completeExceptionally(trouble);
                    }
                });
    }

    private CompletableFuture<?> measureAll(String prefix, GraphDocument document) {
        return open(prefix, document)
                .thenCompose(_ -> measure(prefix, "panWhole", frame -> hand.pan(frame, 7, 4)))
                .thenCompose(_ -> {
                    // From the whole to readable cards, however small the whole is.
                    double factor = document.network().nodes().size() > 1_000 ? 20 : 14;
                    return measure(prefix, "zoom", frame -> hand.zoom(frame, factor));
                })
                .thenCompose(_ -> near())
                // A glide, and after it the cards get their skins.
                .thenCompose(_ -> measure(prefix, "comeNear", _ -> {}))
                .thenCompose(_ -> measure(prefix, "panNear", frame -> hand.pan(frame, 9, 5)))
                .thenCompose(_ -> measure(prefix, "zoomNear", frame -> hand.zoom(frame, -4)))
                .thenCompose(_ -> rest())
                .thenCompose(_ -> measure(prefix, "panHalf", frame -> hand.pan(frame, 9, 5)))
                .thenCompose(_ -> near())
                .thenCompose(_ -> rest())
                .thenCompose(_ -> drag(prefix));
    }

    private CompletableFuture<?> open(String prefix, GraphDocument document) {
        long begin = System.nanoTime();
        editor.open(document);
        put(prefix, "layers", document.network().nodes().size());
        put(prefix, "openMillis", (System.nanoTime() - begin) / 1e6);
        return frames(1, _ -> {})
                .thenAccept(_ -> put(prefix, "openToFirstFrameMillis", (System.nanoTime() - begin) / 1e6));
    }

    private CompletableFuture<?> near() {
        canvas.commands().actualSize();
        return CompletableFuture.completedFuture(true);
    }

    private CompletableFuture<?> drag(String prefix) {
        hand.takeCard();
        return measure(prefix, "drag", frame -> hand.drag(frame, 3, 2)).thenCompose(_ -> {
            long begin = System.nanoTime();
            hand.drop();
            return frames(1, _ -> {})
                    .thenAccept(_ -> put(prefix, "dropToNextFrameMillis", (System.nanoTime() - begin) / 1e6));
        });
    }

    private CompletableFuture<?> rest() {
        return frames(FRAMES, _ -> {});
    }

    private CompletableFuture<?> measure(String prefix, String name, IntConsumer work) {
        cpu.reset();
        return frames(FRAMES, work).thenAccept(millis -> {
            String full = named(prefix, name);
            figures.putTimes(full + "Millis", millis);
            cpu.put(figures, full, FRAMES);
        });
    }

    private void put(String prefix, String name, double value) {
        figures.put(named(prefix, name), value);
    }

    private static String named(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static CompletableFuture<double[]> frames(int count, IntConsumer work) {
        return new FrameClock(2, count, work).run();
    }

    private static GraphDocument document(int count, int columns) {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            NodeId id = new NodeId(count + "-" + i);
            nodes.add(new GraphNode(id, "layer" + i, i == 0 ? new ImageInput(1, 28, 28) : Conv2d.KIND.defaults()));
            places.put(id, new Point(i % columns * 264, (double) (i / columns) * 200));
            if (i > 0) {
                connections.add(Connection.of(nodes.get(i - 1).id(), id));
            }
        }
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places));
    }
}
