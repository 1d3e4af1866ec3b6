package org.lamina.ui.visual.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Tensor;

class MapsTest {

    /// Two grids of 2 rows and 3 columns: 0 to 5 and 10 to 15.
    private static final Tensor TWO = Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15}, 2, 2, 3);

    @Test
    void channelsOfAnImageAreGrids() {
        Maps maps = Maps.ofActivations(TWO);
        assertEquals(2, maps.count());
        assertEquals(5, maps.value(0, 1, 2));
        assertEquals(13, maps.value(1, 1, 0));
        assertTrue(maps.isPicture());
    }

    @Test
    void planesOfAVolumeAreGridsChannelAfterChannel() {
        Maps maps = Maps.ofActivations(Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 2, 2, 1, 2));
        assertEquals(4, maps.count());
        assertEquals(5, maps.value(2, 0, 1));
    }

    @Test
    void aSequenceIsOneGridAndAVectorAGridPerUnit() {
        Maps sequence = Maps.ofActivations(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertEquals(1, sequence.count());
        assertEquals(4, sequence.value(0, 1, 0));
        Maps vector = Maps.ofActivations(Tensor.of(new float[] {1, 2, 3}, 3));
        assertEquals(3, vector.count());
        assertEquals(2, vector.value(1, 0, 0));
        assertFalse(vector.isPicture());
    }

    @Test
    void filtersShowOneInputChannel() {
        float[] weights = new float[2 * 3 * 2 * 2];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i;
        }
        Maps maps = Maps.ofFilters(Tensor.of(weights, 2, 3, 2, 2), 1);
        assertEquals(2, maps.count());
        assertEquals(4, maps.value(0, 0, 0));
        // filter 1, channel 1, row 1, column 0 is 12 + 4 + 2
        assertEquals(18, maps.value(1, 1, 0));
    }

    @Test
    void rangeIsTheLargestFiniteDistanceFromZero() {
        Tensor tensor = Tensor.of(new float[] {1, -3, Float.NaN, 2, Float.POSITIVE_INFINITY, 0, 0, 7}, 2, 2, 2);
        Maps maps = Maps.ofActivations(tensor);
        assertEquals(3, maps.bound(0));
        assertEquals(7, maps.bound(1));
        assertEquals(7, maps.bound());
    }

    @Test
    void paintingLargerRepeatsEveryNumber() {
        PixelPicture picture = new PixelPicture(8, 6);
        GridPainter.paint(picture, Maps.ofActivations(TWO), 1, value -> (int) value, new GridPainter.Tile(1, 1, 6, 4));
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 6; column++) {
                int expected = 10 + row / 2 * 3 + column / 2;
                assertEquals(expected, picture.pixels()[(row + 1) * 8 + column + 1]);
            }
        }
        assertEquals(0, picture.pixels()[0]);
        assertEquals(0, picture.pixels()[47]);
    }

    @Test
    void paintingSmallerTakesTheMean() {
        Tensor tensor = Tensor.of(new float[] {0, 4, 8, 12, 2, 6, 10, 14}, 1, 2, 4);
        PixelPicture picture = new PixelPicture(2, 1);
        GridPainter.paint(
                picture, Maps.ofActivations(tensor), 0, value -> (int) value, new GridPainter.Tile(0, 0, 2, 1));
        assertEquals(3, picture.pixels()[0]);
        assertEquals(11, picture.pixels()[1]);
    }

    @Test
    void tilesGrowToTheRoomInWholePixelsPerNumber() {
        TileLayout layout = TileLayout.of(32, 26, 26, new TileLayout.Space(1000, 260, 4, 16, 24, 120));
        assertTrue(layout.fits());
        assertEquals(78, layout.tileWidth());
        assertEquals(11, layout.columns());
        assertEquals(3, layout.rows());
        assertTrue(layout.totalWidth() <= 1000 && layout.totalHeight() <= 260);
    }

    @Test
    void tilesFillTheRoomWhereWholePixelsWouldLeaveMuchOfIt() {
        TileLayout layout = TileLayout.of(32, 26, 26, new TileLayout.Space(576, 140, 4, 16, 24, 312));
        assertTrue(layout.fits());
        assertEquals(44, layout.tileWidth());
        assertEquals(11, layout.columns());
        assertTrue(layout.totalWidth() <= 576 && layout.totalHeight() <= 140);
    }

    @Test
    void tilesShrinkBelowTheirNumbersToBeInSightAllTogether() {
        TileLayout layout = TileLayout.of(64, 26, 26, new TileLayout.Space(450, 100, 4, 16, 24, 312));
        assertTrue(layout.fits());
        assertTrue(layout.tileWidth() < 26 && layout.tileWidth() >= 16, layout.toString());
    }

    @Test
    void theEdgeBetweenTwoNumbersIsSharedByThem() {
        Tensor tensor = Tensor.of(new float[] {0, 8}, 1, 1, 2);
        PixelPicture picture = new PixelPicture(3, 1);
        GridPainter.paint(
                picture, Maps.ofActivations(tensor), 0, value -> (int) value, new GridPainter.Tile(0, 0, 3, 1));
        assertEquals(List.of(0, 4, 8), List.of(picture.pixels()[0], picture.pixels()[1], picture.pixels()[2]));
    }

    @Test
    void tilesThatDoNotFitKeepAReadableSizeAndReachBelow() {
        TileLayout layout = TileLayout.of(512, 14, 14, new TileLayout.Space(300, 100, 4, 16, 24, 120));
        assertFalse(layout.fits());
        assertEquals(14, layout.tileWidth());
        assertTrue(layout.totalHeight() > 100);
    }

    @Test
    void hugeGridsAreReduced() {
        TileLayout layout = TileLayout.of(3, 400, 200, new TileLayout.Space(600, 300, 4, 16, 24, 120));
        assertEquals(120, layout.tileWidth());
        assertEquals(60, layout.tileHeight());
    }

    @Test
    void findsTheTileAtAPlace() {
        TileLayout layout = new TileLayout(5, 3, 10, 10, 2, true);
        assertEquals(0, layout.indexAt(9.5, 9.5));
        assertEquals(-1, layout.indexAt(10.5, 5));
        assertEquals(4, layout.indexAt(13, 13));
        assertEquals(-1, layout.indexAt(25, 13));
        assertEquals(-1, layout.indexAt(-1, 0));
    }

    @Test
    void csvNamesEveryIndex() {
        assertEquals(
                "unit,row,column,value\n0,0,0,0.0\n0,0,1,1.0\n",
                TensorCsv.of(TWO, List.of("unit", "row", "column"))
                        .lines()
                        .limit(3)
                        .reduce("", (a, b) -> a + b + "\n"));
        assertTrue(TensorCsv.of(TWO, List.of("unit", "row", "column")).endsWith("1,1,2,15.0\n"));
        assertEquals("\"a,\"\"b\"", TensorCsv.cell("a,\"b"));
    }
}
