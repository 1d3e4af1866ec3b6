package org.lamina.ui.shell;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.ui.model.Editor;
import org.lamina.ui.testkit.FxScene;

/// Stories that begin with LeNet in a window of its own, which is closed behind each.
abstract class WithLenetOpen {
    @TempDir
    Path folder;

    ShownWindow shown;

    @BeforeEach
    void openWindow() {
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.openSample("lenet");
    }

    @AfterEach
    void closeWindow() {
        shown.close();
    }

    Editor editor() {
        return shown.bench().editor();
    }

    /// The whole project, whatever block is open.
    GraphDocument project() {
        return FxScene.call(() -> editor().project());
    }
}
