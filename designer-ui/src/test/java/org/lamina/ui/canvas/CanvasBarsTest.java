package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.theme.Theme;
import org.lamina.theme.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The bars over the canvas are as wide as their words need, whatever language and theme they change to.
@ExtendWith(ApplicationExtension.class)
class CanvasBarsTest {
    private static final String[] PARTS = {
        "#overlay-activations", "#overlay-parameters", "#overlay-macs", "#zoom-actual", "#zoom-fit"
    };

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void noWordIsCutOffAfterAChangeOfLanguageOrTheme(Theme theme, FxRobot robot) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, Networks.lenet(), Theme.LIGHT));
        window.settle();
        assertNothingIsCutOff(robot);
        CanvasStage.call(() -> {
            window.workbench.messages().languageProperty().set(Locale.SIMPLIFIED_CHINESE);
            return true;
        });
        window.settle();
        assertNothingIsCutOff(robot);
        CanvasStage.call(() -> {
            Themes.apply(window.scene, theme);
            return true;
        });
        window.settle();
        assertNothingIsCutOff(robot);
        CanvasStage.call(() -> {
            window.workbench.messages().languageProperty().set(Locale.ENGLISH);
            return true;
        });
        window.settle();
        assertNothingIsCutOff(robot);
    }

    private static void assertNothingIsCutOff(FxRobot robot) {
        for (String part : PARTS) {
            Region region = robot.lookup(part).queryAs(Region.class);
            double wanted = CanvasStage.call(() -> region.prefWidth(-1));
            assertTrue(region.getWidth() >= wanted - 1e-6, () -> part + ": " + region.getWidth() + " of " + wanted);
        }
    }
}
