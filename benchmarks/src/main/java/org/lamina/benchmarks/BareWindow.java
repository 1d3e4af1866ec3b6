package org.lamina.benchmarks;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least that a JavaFX program can be: one window with one word. [StartBench] compares Lamina with it.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] arguments) {
        Application.launch(Hello.class, arguments);
    }

    /// A class of its own, because JavaFX refuses an application that is its own entry on the class path.
    public static final class Hello extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Hello")), 640, 400));
            stage.show();
        }
    }
}
