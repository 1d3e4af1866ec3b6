package org.lamina.ui.canvas.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;
    private final Raster raster = new Raster(20, 10);

    RasterTest() {
        raster.clear(BLACK);
    }

    @Test
    void cutsWhatReachesOverTheRims() {
        raster.fill(-5, 8, 2, 100, WHITE);
        assertEquals(4, ink(), 0);
        raster.fill(30, 0, 40, 5, WHITE);
        raster.round(new Raster.Box(-50, -50, -10, 200), 8, 8, WHITE);
        assertEquals(4, ink(), 0);
    }

    @Test
    void sharesThePixelsAtAnEdgeThatLiesBetweenThem() {
        raster.round(new Raster.Box(2.25, 3.5, 5, 6), 0, 0, WHITE);
        assertEquals(2.75 * 2.5, ink(), 0.05);
        assertEquals(0xffbfbfbf, raster.pixels()[4 * 20 + 2]);
        assertEquals(WHITE, raster.pixels()[4 * 20 + 3]);
    }

    @Test
    void aDiscHasItsArea() {
        raster.round(new Raster.Box(5.3, 1.2, 12.3, 8.2), 3.5, 3.5, WHITE);
        assertEquals(Math.PI * 3.5 * 3.5, ink(), 0.6);
    }

    @Test
    void roundsTheTwoSidesEachInItsWay() {
        raster.round(new Raster.Box(2, 1, 18, 9), 0, 4, WHITE);
        assertEquals(WHITE, raster.pixels()[20 + 2]);
        assertEquals(BLACK, raster.pixels()[20 + 17]);
        assertEquals(16 * 8 - (16 - Math.PI * 4) * 2, ink(), 0.6);
    }

    @Test
    void laysAFaintColourOverWhatIsThere() {
        raster.round(new Raster.Box(0, 0, 20, 10), 0, 0, 0x40ffffff);
        assertEquals(0xff3f3f3f, raster.pixels()[55]);
        raster.mix(0, WHITE, 255);
        assertEquals(WHITE, raster.pixels()[0]);
        raster.mix(0, BLACK, 0);
        assertEquals(WHITE, raster.pixels()[0]);
    }

    @Test
    void stretchesAPictureAndShowsTheGroundThroughIt() {
        raster.clear(0xff808080);
        raster.picture(new int[] {0xff0000ff, 0, 0x80800000, 0xff00ff00}, 2, new Raster.Box(4, 2, 8, 6));
        assertArrayEquals(
                new int[] {0xff808080, 0xff0000ff, 0xff0000ff, 0xff808080, 0xff808080},
                Arrays.copyOfRange(raster.pixels(), 3 * 20 + 3, 3 * 20 + 8));
        assertArrayEquals(
                new int[] {0xff808080, 0xffbf3f3f, 0xffbf3f3f, 0xff00ff00, 0xff00ff00},
                Arrays.copyOfRange(raster.pixels(), 5 * 20 + 3, 5 * 20 + 8));
    }

    /// How many white pixels there are, parts of them included.
    private double ink() {
        return Arrays.stream(raster.pixels())
                .mapToDouble(pixel -> (pixel & 255) / 255.0)
                .sum();
    }
}
