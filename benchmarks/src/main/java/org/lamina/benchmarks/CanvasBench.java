package org.lamina.benchmarks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.template.TemplateCatalog;
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

/// Opens the file of a network of 1,000 layers on the canvas (or of as many as the first argument says, or of a
/// template: `template:resnet-152`) and measures frames while it is panned, zoomed and edited by dragging a card: as a
/// whole, at 100 % and at 55 %, where the most cards are in sight (aims for 1,000 layers: open 0.3 s, p95 16.7 ms; for
/// 10,000: open 3 s, p95 33 ms; for ResNet-152: open 1 s).
public final class CanvasBench {
    private static final int FRAMES = 240;
    private static final int COLUMNS = 40;

    private static final String TEMPLATE = "template:";

    private final String name;
    private final String file;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final Figures figures = new Figures("canvas");
    private final WindowCpu cpu = new WindowCpu();

    private CanvasBench(String name) {
        this.name = name;
        file = ProjectCodec.write(
                name.startsWith(TEMPLATE)
                        ? TemplateCatalog.byName(name.substring(TEMPLATE.length()))
                                .orElseThrow()
                                .drawing()
                                .get()
                        : document(Integer.parseInt(name)));
    }

    public static void main(String[] arguments) throws Exception {
        CanvasBench bench = new CanvasBench(arguments.length == 0 ? "1000" : arguments[0]);
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
        long[] begin = new long[1];
        // The window is warm when the network opens: that is what opening a file costs.
        measure(_ -> {}, 60, _ -> {
            begin[0] = System.nanoTime();
            workbench.editor().open(read());
            figures.put("network", name).put("openMillis", (System.nanoTime() - begin[0]) / 1e6);
            measure(_ -> {}, 1, first -> {
                figures.put("openToFirstFrameMillis", (System.nanoTime() - begin[0]) / 1e6);
                play(canvas, stage);
            });
        });
    }

    private GraphDocument read() {
        try {
            return ProjectCodec.read(file);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    private void play(CanvasView canvas, Stage stage) {
        Drag drag = new Drag(canvas);
        Deque<Step> steps = new ArrayDeque<>(List.of(
                new Step("panWhole", () -> {}, frame -> scroll(canvas, frame, 7, 4, false)),
                new Step("zoom", () -> {}, frame -> scroll(canvas, frame, 0, 14, true)),
                new Step("panNear", canvas.commands()::actualSize, frame -> scroll(canvas, frame, 9, 5, false)),
                new Step("dragNear", () -> {}, drag::move),
                new Step("zoomNear", drag::drop, frame -> scroll(canvas, frame, 0, -5, true)),
                new Step("panMiddle", () -> toMiddle(canvas), frame -> scroll(canvas, frame, 9, 5, false)),
                new Step("zoomMiddle", () -> {}, frame -> scroll(canvas, frame, 0, 5, true)),
                new Step("dragMiddle", () -> {}, drag::move)));
        next(steps, stage);
    }

    /// @param before brings about what is to be measured, some frames earlier
    private record Step(String name, Runnable before, IntConsumer work) {}

    private void next(Deque<Step> steps, Stage stage) {
        if (steps.isEmpty()) {
            figures.print();
            stage.close();
            finished.complete(null);
            return;
        }
        Step step = steps.pop();
        step.before.run();
        measure(_ -> {}, 90, _ -> {
            cpu.reset();
            measure(step.work, FRAMES, millis -> {
                figures.putTimes(step.name + "Millis", millis);
                cpu.put(figures, step.name, FRAMES);
                next(steps, stage);
            });
        });
    }

    private static void toMiddle(CanvasView canvas) {
        Event.fireEvent(
                canvas,
                new ZoomEvent(
                        ZoomEvent.ZOOM,
                        640,
                        400,
                        640,
                        400,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0.55,
                        0.55,
                        null));
    }

    /// Takes the card next to the middle and moves it to and fro.
    private static final class Drag {
        private final CanvasView canvas;
        private @Nullable Point2D from;

        private Drag(CanvasView canvas) {
            this.canvas = canvas;
        }

        private void move(int frame) {
            if (from == null) {
                from = middleCard();
                fire(MouseEvent.MOUSE_PRESSED, from);
            }
            int way = frame % 120 < 60 ? frame % 60 : 60 - frame % 60;
            fire(MouseEvent.MOUSE_DRAGGED, from.add(5.0 + 4 * way, 3.0 + 2 * way));
        }

        private void drop() {
            if (from != null) {
                fire(MouseEvent.MOUSE_RELEASED, from);
                from = null;
            }
        }

        private Point2D middleCard() {
            return canvas.lookupAll("." + StyleNames.NODE_CARD).stream()
                    .filter(Node::isVisible)
                    .map(card -> card.localToScene(100, 20))
                    .min(Comparator.comparingDouble(at -> at.distance(640, 400)))
                    .orElseThrow();
        }

        private void fire(EventType<MouseEvent> type, Point2D at) {
            boolean isDown = type != MouseEvent.MOUSE_RELEASED;
            MouseEvent event = new MouseEvent(
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    isDown,
                    false,
                    false,
                    true,
                    false,
                    false,
                    null);
            Event.fireEvent(canvas, event);
        }
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
