package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
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

/// Opens a network of 1,000 layers (or as many as the first argument says) on the canvas and measures frames while it
/// is panned at 100 %, panned as a whole, and zoomed from the whole to 100 % and back (aims: open 0.3 s, p95 16.7 ms).
public final class CanvasBench {
    private static final int FRAMES = 300;
    private static final int COLUMNS = 40;

    private final int layers;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Figures figures = new Figures("canvas");
    private final WindowCpu cpu = new WindowCpu();

    private CanvasBench(int layers) {
        this.layers = layers;
    }

    public static void main(String[] arguments) throws Exception {
        CanvasBench bench = new CanvasBench(arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]));
        Platform.startup(bench::show);
        bench.finished.get();
        Platform.exit();
    }

    private void show() {
        Pulse pulse = new Pulse();
        ThemeColors colors = new ThemeColors();
        Workbench workbench = new Workbench(
                new Editor(document(2)),
                new Runs(new IdleEngine(), pulse),
                new Messages(Locale.ENGLISH),
                colors,
                new Jobs(Runnable::run),
                pulse);
        CanvasView canvas = new CanvasView(workbench);
        StackPane root = new StackPane(canvas, colors);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        Scene scene = new Scene(root, 1280, 800);
        Themes.apply(scene, Theme.LIGHT);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        GraphDocument large = document(layers);
        long[] begin = new long[1];
        // The window is warm when the network opens: that is what opening a file costs.
        measure(_ -> {}, 60, _ -> {
            begin[0] = System.nanoTime();
            workbench.editor().open(large);
            figures.put("layers", layers).put("openMillis", (System.nanoTime() - begin[0]) / 1e6);
            measure(_ -> {}, 1, first -> {
                figures.put("openToFirstFrameMillis", (System.nanoTime() - begin[0]) / 1e6);
                pan(canvas, stage);
            });
        });
    }

    private void pan(CanvasView canvas, Stage stage) {
        cpu.reset();
        measure(frame -> scroll(canvas, frame, 7, 4, false), FRAMES, whole -> {
            figures.putTimes("panWholeMillis", whole);
            cpu.put(figures, "panWhole", FRAMES);
            measure(frame -> scroll(canvas, frame, 0, 14, true), FRAMES, zoom -> {
                figures.putTimes("zoomMillis", zoom);
                cpu.put(figures, "zoom", FRAMES);
                canvas.commands().actualSize();
                measure(_ -> {}, 90, _ -> {
                    cpu.reset();
                    measure(frame -> scroll(canvas, frame, 9, 5, false), FRAMES, near -> {
                        figures.putTimes("panNearMillis", near);
                        cpu.put(figures, "panNear", FRAMES);
                        figures.print();
                        stage.close();
                        finished.complete(null);
                    });
                });
            });
        });
    }

    private interface Then {
        void accept(double[] millis);
    }

    private static void measure(IntConsumer work, int frames, Then then) {
        new FrameClock(2, frames, work).run().thenAccept(then::accept);
    }

    /// Goes one way for 60 frames and back for 60.
    private static void scroll(CanvasView canvas, int frame, double dx, double dy, boolean zooms) {
        int sign = frame / 60 % 2 == 0 ? 1 : -1;
        Event.fireEvent(
                canvas,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        640,
                        400,
                        640,
                        400,
                        false,
                        zooms,
                        false,
                        false,
                        false,
                        false,
                        sign * dx,
                        sign * dy,
                        sign * dx,
                        sign * dy,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private static GraphDocument document(int count) {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            NodeId id = new NodeId(count + "-" + i);
            nodes.add(new GraphNode(id, "layer" + i, i == 0 ? new ImageInput(1, 28, 28) : Conv2d.KIND.defaults()));
            places.put(id, new Point(i % COLUMNS * 264, (double) (i / COLUMNS) * 200));
            if (i > 0) {
                connections.add(Connection.of(nodes.get(i - 1).id(), id));
            }
        }
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections)).withLayout(new Layout(places));
    }
}
