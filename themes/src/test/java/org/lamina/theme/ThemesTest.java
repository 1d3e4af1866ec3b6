package org.lamina.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemesTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void javaReadsEveryColourOfTheTheme(Theme theme) throws Exception {
        List<String> wrong = FxToolkit.call(() -> {
            ThemeColors colors = new ThemeColors();
            Scene scene = new Scene(new StackPane(colors));
            Themes.apply(scene, theme);
            pulse(scene);
            List<String> differences = new ArrayList<>();
            for (ColorToken token : ColorToken.values()) {
                Color expected = TokenSheets.color(theme, token);
                if (!expected.equals(colors.get(token))) {
                    differences.add(token + ": " + colors.get(token) + " instead of " + expected);
                }
            }
            return differences;
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void listenersHearOnceOfASwitch() throws Exception {
        List<Color> heard = FxToolkit.call(() -> {
            ThemeColors colors = new ThemeColors();
            Scene scene = new Scene(new StackPane(colors));
            Themes.apply(scene, Theme.LIGHT);
            pulse(scene);
            List<Color> seen = new ArrayList<>();
            Runnable end = colors.onChange(() -> seen.add(colors.get(ColorToken.PANE)));
            Themes.apply(scene, Theme.DARK);
            pulse(scene);
            end.run();
            Themes.apply(scene, Theme.LIGHT);
            pulse(scene);
            return seen;
        });
        assertEquals(List.of(TokenSheets.color(Theme.DARK, ColorToken.PANE)), heard);
    }

    @Test
    void digitsOfTheBundledFontAreEquallyWide() throws Exception {
        List<Double> widths = FxToolkit.call(() -> {
            Fonts.load();
            List<Double> found = new ArrayList<>();
            for (String family : List.of(Fonts.REGULAR, Fonts.MEDIUM)) {
                Font font = Font.font(family, 13);
                assertEquals(family, font.getFamily());
                found.add(width("1111111111", font) - width("0000000000", font));
                assertTrue(width("iiiiiiiiii", font) < width("mmmmmmmmmm", font), family + " is not proportional");
            }
            return found;
        });
        assertEquals(List.of(0.0, 0.0), widths);
    }

    @Test
    void themesAreFoundByTheirId() {
        for (Theme theme : Theme.values()) {
            assertEquals(Optional.of(theme), Theme.byId(theme.id()));
        }
        assertEquals(Optional.empty(), Theme.byId("sepia"));
    }

    private static double width(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }

    private static void pulse(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
