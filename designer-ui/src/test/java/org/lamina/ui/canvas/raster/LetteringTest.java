package org.lamina.ui.canvas.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import javafx.application.Platform;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.theme.Fonts;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LetteringTest {
    private static final String LINE = "Conv2D 32 × 28, ReLU %ßj";
    private final Lettering letters = new Lettering(Fonts.REGULAR);

    @Test
    void aLineIsAsWideAsJavaFxMakesIt() {
        Text text = new Text(LINE);
        text.setFont(Font.font(Fonts.REGULAR, 24));
        assertEquals(text.getLayoutBounds().getWidth(), letters.width(LINE, 24), 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {LINE, "二维卷积"})
    void looksAsJavaFxDrawsIt(String line) {
        Raster own = new Raster(320, 40);
        own.clear(0);
        letters.write(own, line, 5, 28, 24, 0xffffffff);
        int[] theirs = drawn(line);
        double ink = Arrays.stream(theirs).mapToDouble(pixel -> pixel & 255).sum();
        double difference = 0;
        for (int i = 0; i < theirs.length; i++) {
            difference += Math.abs((theirs[i] & 255) - (own.pixels()[i] & 255));
        }
        assertTrue(ink > 40 * 255, "nothing drawn");
        assertTrue(difference < 0.35 * ink, "differs by " + difference / ink);
    }

    private static int[] drawn(String line) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            assertTrue(Platform.isFxApplicationThread());
            Canvas canvas = new Canvas(320, 40);
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.setFill(Color.BLACK);
            g.fillRect(0, 0, 320, 40);
            g.setFill(Color.WHITE);
            g.setFont(Font.font(Fonts.REGULAR, 24));
            g.setTextBaseline(VPos.BASELINE);
            g.fillText(line, 5, 28);
            WritableImage image = canvas.snapshot(null, null);
            int[] pixels = new int[320 * 40];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = image.getPixelReader().getArgb(i % 320, i / 320);
            }
            return pixels;
        });
    }

    @Test
    void cutsALineThatDoesNotFitWithAnEllipsis() {
        assertEquals("Dense", letters.fitting("Dense", 12, 100));
        String cut = letters.fitting("a name that is much too long", 12, 80);
        assertTrue(cut.startsWith("a name") && cut.endsWith("…"), cut);
        assertTrue(letters.width(cut, 12) <= 80);
        assertEquals("…", letters.fitting("wide", 12, 3));
    }

    @Test
    void keepsBothEndsOfALineThatIsCutInTheMiddle() {
        assertEquals("Dense", letters.fittingEnds("Dense", 12, 100));
        String cut = letters.fittingEnds("encoder block 2 attention 3", 12, 80);
        assertTrue(cut.startsWith("enco") && cut.endsWith("n 3") && cut.contains("…"), cut);
        assertTrue(letters.width(cut, 12) <= 80);
        assertEquals("…", letters.fittingEnds("wide", 12, 3));
    }

    @Test
    void writesOverTheRimsWithoutHarm() {
        Raster small = new Raster(10, 6);
        small.clear(0);
        letters.write(small, LINE, -20, 3, 30, 0xffffffff);
        letters.write(small, LINE, 500, 3, 30, 0xffffffff);
        assertTrue(Arrays.stream(small.pixels()).anyMatch(pixel -> (pixel & 255) > 0));
    }
}
