package org.lamina.ui.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.lamina.graph.GraphDocument;
import org.lamina.theme.Theme;
import org.lamina.ui.Workbench;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A pane of the window around a [TestBench], with a robot that uses mouse and keyboard on it.
public final class Window<T extends Parent> implements AutoCloseable {
    private final FxScene<T> scene;
    private final TestBench bench;
    private final FxRobot robot = new FxRobot();

    private Window(FxScene<T> scene, TestBench bench) {
        this.scene = scene;
        this.bench = bench;
    }

    public static <T extends Parent> Window<T> show(
            Theme theme,
            Locale language,
            double width,
            double height,
            GraphDocument document,
            Function<Workbench, T> make) {
        AtomicReference<TestBench> made = new AtomicReference<>();
        FxScene<T> scene = FxScene.show(theme, width, height, colors -> {
            TestBench bench = TestBench.of(colors, language, document);
            made.set(bench);
            return make.apply(bench.bench());
        });
        Window<T> window = new Window<>(scene, made.get());
        window.frame();
        return window;
    }

    public TestBench bench() {
        return bench;
    }

    public FakeEngine engine() {
        return bench.engine();
    }

    public T pane() {
        return scene.control();
    }

    public FxScene<T> scene() {
        return scene;
    }

    /// Does something on the FX thread and lets the window draw one frame.
    public void run(Consumer<TestBench> action) {
        scene.run(_ -> {
            action.accept(bench);
            bench.frame();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    public <R> R get(Function<TestBench, R> read) {
        return FxScene.call(() -> read.apply(bench));
    }

    public boolean is(Predicate<TestBench> question) {
        return FxScene.call(() -> question.test(bench));
    }

    public void click(String query) {
        robot.clickOn(query);
        frame();
    }

    /// Replaces the text of a field, key by key.
    public void type(String query, String text) {
        robot.clickOn(query);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        frame();
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        frame();
    }

    public FxRobot robot() {
        return robot;
    }

    public <N extends Node> N node(String query, Class<N> type) {
        return robot.lookup(query).queryAs(type);
    }

    public String text(String query) {
        return FxScene.call(() -> switch (robot.lookup(query).query()) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case Node other -> throw new IllegalStateException(query + " shows no text: " + other);
        });
    }

    private void frame() {
        run(_ -> {});
    }

    @Override
    public void close() {
        scene.close();
    }
}
