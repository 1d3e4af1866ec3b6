package org.lamina.app.story;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.app.StoryWindow;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Progress;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.Snapshot;
import org.lamina.ui.model.Runs;
import org.lamina.ui.testkit.FxScene;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Mouse, keyboard and eyes of a user in front of a [StoryWindow]. Every wait has a limit.
final class Hand implements AutoCloseable {
    private static final long MOMENT_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final StoryWindow shown;
    private long trained;

    private Hand(StoryWindow shown) {
        this.shown = shown;
        get(() -> {
            Runs runs = shown.bench().runs();
            runs.onOpen(() -> trained = 0);
            return runs.progressProperty().subscribe(this::note);
        });
    }

    private void note(@Nullable Progress progress) {
        if (progress != null) {
            trained = progress.iteration();
        }
    }

    static Hand open(Path folder) {
        Hand hand = new Hand(StoryWindow.open(folder));
        hand.settle();
        return hand;
    }

    StoryWindow shown() {
        return shown;
    }

    FxRobot robot() {
        return robot;
    }

    void click(String query) {
        await(query + " can be clicked", () -> isClickable(query));
        robot.clickOn(query);
        settle();
    }

    private boolean isClickable(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(node -> isVisible(node) && !node.isDisabled());
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /// Replaces the text of a field, key by key.
    void type(String query, String text) {
        click(query);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        settle();
    }

    /// Searches the palette and drags the kind found to a place of the canvas, given in parts of its size.
    ///
    /// @return the id of the new node
    NodeId dragFromPalette(String kind, String words, double x, double y) {
        type("#palette-search", words);
        Set<NodeId> before = nodeIds();
        robot.drag("#palette-" + kind).moveTo(onCanvas(x, y)).drop();
        await(kind + " is in the network", () -> nodeIds().size() == before.size() + 1);
        Set<NodeId> added = new HashSet<>(nodeIds());
        added.removeAll(before);
        return added.iterator().next();
    }

    private Set<NodeId> nodeIds() {
        return Set.copyOf(document().network().byId().keySet());
    }

    Point2D onCanvas(double x, double y) {
        Bounds canvas = get(() -> {
            Node node = robot.lookup("#canvas").query();
            return node.localToScreen(node.getLayoutBounds());
        });
        return new Point2D(canvas.getMinX() + x * canvas.getWidth(), canvas.getMinY() + y * canvas.getHeight());
    }

    /// Draws a connection from port to port.
    void connect(NodeId from, NodeId to) {
        int before = document().network().connections().size();
        robot.drag("#port-out-" + from).dropTo("#port-in-" + to);
        await(
                from + " is connected to " + to,
                () -> document().network().connections().size() == before + 1);
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    GraphDocument document() {
        return get(() -> shown.bench().editor().document());
    }

    SessionState state() {
        return get(() -> shown.bench().runs().stateProperty().get());
    }

    /// How far the newest session has trained, also after it was closed.
    long iteration() {
        return get(() -> trained);
    }

    /// The node that has this name.
    GraphNode node(String name) {
        List<GraphNode> found = document().network().nodes().stream()
                .filter(node -> node.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " nodes are called " + name);
        }
        return found.getFirst();
    }

    String name(NodeId id) {
        return document().network().node(id).orElseThrow().name();
    }

    /// The one view of this type that can be seen.
    <V extends Node> V view(Class<V> type) {
        List<Node> found = views(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " views of type " + type.getSimpleName());
        }
        return type.cast(found.getFirst());
    }

    boolean sees(Class<? extends Node> type) {
        return !views(type).isEmpty();
    }

    private List<Node> views(Class<? extends Node> type) {
        return List.copyOf(robot.lookup((Node node) -> type.isInstance(node) && isVisible(node))
                .queryAll());
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Asks the run for a fresh snapshot.
    Snapshot look(ProbeRequest request) {
        AtomicReference<Snapshot> seen = new AtomicReference<>();
        Subscription looking = get(() -> shown.bench().runs().look(request, seen::set));
        await("a snapshot of " + request, () -> seen.get() != null);
        get(() -> {
            looking.unsubscribe();
            return true;
        });
        return seen.get();
    }

    /// Lets the window draw some frames.
    void awaitFrames(int frames) {
        AtomicInteger drawn = new AtomicInteger();
        Subscription beats = get(() -> shown.bench().pulse().every(drawn::incrementAndGet));
        await(frames + " frames", () -> drawn.get() >= frames);
        get(() -> {
            beats.unsubscribe();
            return true;
        });
    }

    /// Waits until the window's background jobs and what they brought are done.
    void awaitJobs() {
        CountDownLatch done = new CountDownLatch(1);
        get(() -> {
            shown.bench().jobs().run(() -> true, _ -> done.countDown(), _ -> done.countDown());
            return true;
        });
        await("background jobs", () -> done.getCount() == 0);
    }

    /// Reads on the FX thread, also when called there.
    <R> R get(Supplier<R> read) {
        return Platform.isFxApplicationThread() ? read.get() : FxScene.call(read);
    }

    void await(String what, BooleanSupplier condition) {
        await(what, MOMENT_SECONDS, condition);
    }

    /// Waits for a condition, asked on the FX thread; leaves a picture where it does not come.
    void await(String what, long seconds, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> get(condition::getAsBoolean));
        } catch (TimeoutException late) {
            shown.picture("story-waited-in-vain");
            throw new AssertionError("Waited " + seconds + " s in vain: " + what, late);
        }
    }

    @Override
    public void close() {
        shown.close();
    }
}
