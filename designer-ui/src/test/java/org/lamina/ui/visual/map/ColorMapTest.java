package org.lamina.ui.visual.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.testkit.FxScene;

class ColorMapTest {

    @Test
    void sequentialMapsGrowInLightness() {
        for (ColorMap map : new ColorMap[] {ColorMaps.VIRIDIS, ColorMaps.CIVIDIS}) {
            for (int i = 1; i < 256; i++) {
                double before = Oklab.lightness(map.at((i - 1) / 255.0));
                assertTrue(Oklab.lightness(map.at(i / 255.0)) > before - 0.004, "step " + i);
            }
            assertTrue(Oklab.lightness(map.at(1)) - Oklab.lightness(map.at(0)) > 0.6);
            assertTrue(Oklab.lightness(map.at(0.5)) - Oklab.lightness(map.at(0)) > 0.25);
        }
    }

    @Test
    void endsAndAnchorsAreExact() {
        assertEquals(0xff440154, ColorMaps.VIRIDIS.at(0));
        assertEquals(0xffFDE725, ColorMaps.VIRIDIS.at(1));
        assertEquals(0xffFDE725, ColorMaps.VIRIDIS.at(7));
        assertEquals(0xff440154, ColorMaps.VIRIDIS.at(-7));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void divergingMapsLeadAwayFromZeroOnBothSidesInEveryTheme(Theme theme) {
        for (MapPalette.Choice choice : MapPalette.Choice.values()) {
            MapPalette palette = paletteOf(theme, choice);
            double zero = Oklab.lightness(palette.signed(0, 1));
            double sign = zero > 0.5 ? -1 : 1;
            for (int side = -1; side <= 1; side += 2) {
                double last = 0;
                for (int i = 1; i <= 20; i++) {
                    double away = sign * (Oklab.lightness(palette.signed(side * i / 20f, 1)) - zero);
                    assertTrue(away > last - 0.004, theme + " " + choice + " at " + side * i / 20f);
                    last = away;
                }
                assertTrue(last > 0.25, theme + " " + choice + " ends " + last + " from zero");
            }
            assertNotEquals(palette.signed(1, 1), palette.signed(-1, 1));
        }
    }

    @Test
    void missingNumbersHaveTheirOwnColour() {
        MapPalette palette = paletteOf(Theme.LIGHT, MapPalette.Choice.STANDARD);
        assertEquals(palette.missing(), palette.signed(Float.NaN, 1));
        assertEquals(palette.missing(), palette.share(Float.POSITIVE_INFINITY, 1));
        assertEquals(palette.signed(0, 1), palette.signed(0, 0));
    }

    private static MapPalette paletteOf(Theme theme, MapPalette.Choice choice) {
        try (FxScene<Pane> scene = FxScene.show(theme, 10, 10, colors -> new Pane(label(colors, choice)))) {
            return (MapPalette) scene.get(pane -> pane.getChildren().getFirst().getUserData());
        }
    }

    private static Node label(ThemeColors colors, MapPalette.Choice choice) {
        Node node = new Region();
        node.setUserData(MapPalette.of(colors, choice));
        return node;
    }
}
