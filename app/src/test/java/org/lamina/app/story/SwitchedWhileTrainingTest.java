package org.lamina.app.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.run.SessionState;
import org.lamina.theme.Theme;

/// Language and theme change under a running training, which goes on.
class SwitchedWhileTrainingTest {
    private static final long TRAINING_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void languageAndThemeChangeWhileItTrains() {
        try (Hand hand = Hand.open(folder)) {
            hand.click("#sample-spiral-mlp");
            hand.await(
                    "the sample is open",
                    () -> hand.shown().window().files().project().isPresent());
            hand.click("#tab-settings");
            hand.type("#setting-epochs", "2000");
            hand.click("#run-train");
            hand.await("it trains", TRAINING_SECONDS, () -> hand.iteration() > 5);
            String pause = text(hand, "#run-train");
            String tab = text(hand, "#tab-problems");
            hand.click("#status-language");
            assertNotEquals(pause, text(hand, "#run-train"));
            assertNotEquals(tab, text(hand, "#tab-problems"));
            assertEquals(
                    Locale.SIMPLIFIED_CHINESE,
                    hand.get(() -> hand.shown().bench().messages().language()));
            assertGoesOn(hand);
            hand.click("#status-theme");
            assertTrue(hand.get(() -> hand.shown().window().scene().getStylesheets().stream()
                    .anyMatch(sheet -> sheet.endsWith("tokens-dark.css"))));
            assertEquals(
                    Theme.DARK,
                    hand.get(() -> hand.shown().window().themeProperty().get()));
            assertGoesOn(hand);
            hand.shown().picture("story-switched");
            hand.click("#status-language");
            assertEquals(pause, text(hand, "#run-train"));
            hand.click("#run-stop");
            hand.await("it stops", () -> hand.state() == SessionState.IDLE);
        }
    }

    private static void assertGoesOn(Hand hand) {
        long before = hand.iteration();
        hand.await("the training goes on", () -> hand.iteration() > before + 10);
        assertEquals(SessionState.RUNNING, hand.state());
    }

    private static String text(Hand hand, String query) {
        return hand.get(() -> hand.robot().lookup(query).queryAs(Labeled.class).getText());
    }
}
