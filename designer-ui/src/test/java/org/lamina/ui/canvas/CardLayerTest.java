package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.theme.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CardLayerTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    /// As after another project has been opened in the window, or before it is shown.
    @Test
    void doesNotLookForTheColorsOfAThemeInASceneThatNoWindowShows() {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.LIGHT));
        window.settle();
        CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.DARK));
        Complaints complaints = new Complaints();
        Logger logger = Logger.getLogger("javafx.css");
        logger.addHandler(complaints);
        try {
            CanvasStage.call(() -> {
                window.workbench.editor().open(Networks.clashing());
                return true;
            });
            window.settle();
        } finally {
            logger.removeHandler(complaints);
        }
        assertEquals(List.of(), complaints.said);
    }

    private static final class Complaints extends Handler {
        private final List<String> said = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            said.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
