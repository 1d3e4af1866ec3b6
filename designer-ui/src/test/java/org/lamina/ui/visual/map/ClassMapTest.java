package org.lamina.ui.visual.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

class ClassMapTest {
    private static final int LIGHT = 0xfff2f3f7;
    private static final int DARK = 0xff23262e;
    private static final int CLASSES = 11;

    private static Sample labelled(int... labels) {
        return new Sample(
                new SampleRef.InSplit(SampleRef.Split.TEST, 0), List.of(), List.of(labels), List.of(), List.of());
    }

    @Test
    void aSampleWithALabelForEachPixelHasOne() {
        DataSignature scenes = new DataSpec.DigitScenes(32, 100).signature();
        int[] labels = new int[32 * 32];
        labels[33] = 4;
        ClassMap map = ClassMap.ofTruth(labelled(labels), scenes, 0).orElseThrow();

        assertEquals(CLASSES, map.count());
        assertEquals(4, map.at(1, 1));
    }

    @Test
    void aSampleWithOneLabelHasNone() {
        assertEquals(Optional.empty(), ClassMap.ofTruth(labelled(3), new DataSpec.Mnist().signature(), 0));
    }

    @Test
    void theBackgroundIsNotFoundOnIt() {
        assertArrayEquals(new int[] {2, 7}, new ClassMap(2, 3, new int[] {0, 7, 7, 0, 2, 0}, CLASSES).found());
    }

    @Test
    void theAnswerIsTheClassWithTheHighestValueAtEachPixel() {
        ClassMap map = ClassMap.ofAnswer(Tensor.of(new float[] {0.7f, 0.1f, 0.2f, 0.3f, 0.1f, 0.6f}, 3, 1, 2));

        assertArrayEquals(new int[] {0, 2}, map.classes());
        assertEquals(0.5, map.agreement(new ClassMap(1, 2, new int[] {1, 2}, 3)));
    }

    @Test
    void aRegionIsWhatTouchesOfOneClass() {
        ClassMap map = new ClassMap(3, 5, new int[] {1, 1, 0, 0, 2, 0, 0, 1, 0, 2, 3, 0, 0, 0, 1}, 4);

        assertEquals(
                List.of(new ClassRegion(1, 3, 0, 0, 2, 1), new ClassRegion(2, 2, 4, 0, 4, 1)), ClassRegion.of(map, 2));
    }

    @Test
    void everyClassHasAColourThatStandsOut() {
        for (int ground : new int[] {LIGHT, DARK}) {
            ClassColors colors =
                    ClassColors.of(new MapPalette(ColorMap.through(ground, ground), ColorMaps.VIRIDIS, 0, 0), CLASSES);
            int[] all = IntStream.range(0, CLASSES).map(colors::of).toArray();

            assertEquals(ground, all[ClassMap.BACKGROUND]);
            assertEquals(CLASSES, IntStream.of(all).distinct().count());
            for (int one = 1; one < CLASSES; one++) {
                assertTrue(Math.abs(green(all[one]) - green(ground)) > 20, Integer.toHexString(all[one]));
            }
        }
    }

    private static int green(int argb) {
        return argb >> 8 & 0xff;
    }
}
