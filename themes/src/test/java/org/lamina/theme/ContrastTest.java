package org.lamina.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Contrast as WCAG 2 computes it.
class ContrastTest {
    private static final Set<ColorToken> SURFACES = EnumSet.of(
            ColorToken.BG, ColorToken.PANE, ColorToken.CANVAS, ColorToken.CARD, ColorToken.FLOAT, ColorToken.FIELD);
    private static final Set<ColorToken> TINTED =
            EnumSet.of(ColorToken.CHIP, ColorToken.HOVER, ColorToken.ACCENT_BG, ColorToken.TRACK);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsLegible(Theme theme) {
        Report report = new Report(theme, theme == Theme.HIGH_CONTRAST ? 7 : 4.5);
        for (ColorToken text : List.of(ColorToken.FG, ColorToken.FG_MUTED, ColorToken.ACCENT_FG)) {
            report.check(text, SURFACES);
            report.check(text, TINTED);
        }
        for (ColorToken text : List.of(ColorToken.WARNING_FG, ColorToken.ERROR_FG, ColorToken.GOOD_FG)) {
            report.check(text, SURFACES);
        }
        report.check(ColorToken.WARNING_FG, Set.of(ColorToken.WARNING_BG));
        report.check(ColorToken.ERROR_FG, Set.of(ColorToken.ERROR_BG));
        report.check(ColorToken.GOOD_FG, Set.of(ColorToken.GOOD_BG));
        report.check(ColorToken.FG, Set.of(ColorToken.TEXT_SELECTION));
        report.check(ColorToken.ON_ACCENT, Set.of(ColorToken.ACCENT, ColorToken.ACCENT_HOVER));
        report.check(ColorToken.ON_TOOLTIP, Set.of(ColorToken.TOOLTIP));
        report.assertClean();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void faintTextIsVisible(Theme theme) {
        Report report = new Report(theme, theme == Theme.HIGH_CONTRAST ? 7 : 3);
        report.check(ColorToken.FG_FAINT, SURFACES);
        report.assertClean();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void linesAndMarksAreVisible(Theme theme) {
        Report report = new Report(theme, 3);
        for (int series = 0; series < 8; series++) {
            report.check(ColorToken.series(series), Set.of(ColorToken.PLOT, ColorToken.PANE));
        }
        for (ColorToken token : EnumSet.range(ColorToken.CATEGORY_INPUT, ColorToken.CATEGORY_OUTPUT)) {
            report.check(token, Set.of(ColorToken.CARD, ColorToken.PANE));
        }
        for (ColorToken mark : List.of(
                ColorToken.CONNECTION, ColorToken.CONNECTION_ACTIVE, ColorToken.PORT_OK, ColorToken.PORT_REFUSED)) {
            report.check(mark, Set.of(ColorToken.CANVAS));
        }
        for (ColorToken status : List.of(ColorToken.WARNING, ColorToken.ERROR, ColorToken.GOOD)) {
            report.check(status, SURFACES);
            report.check(ColorToken.ON_STATUS, Set.of(status));
        }
        report.check(ColorToken.ACCENT, SURFACES);
        report.check(ColorToken.DIVERGING_NEGATIVE, Set.of(ColorToken.DIVERGING_ZERO));
        report.check(ColorToken.DIVERGING_POSITIVE, Set.of(ColorToken.DIVERGING_ZERO));
        report.check(ColorToken.HEAT_HIGH, Set.of(ColorToken.HEAT_LOW));
        report.assertClean();
    }

    @Test
    void ratioOfBlackAndWhiteIsTwentyOne() {
        assertEquals(21, ratio(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(1, ratio(Color.GRAY, Color.GRAY), 1e-9);
    }

    static double ratio(Color a, Color b) {
        double bright = Math.max(luminance(a), luminance(b));
        double dim = Math.min(luminance(a), luminance(b));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// Collects every pair below the limit, so that one run names them all.
    private static final class Report {
        private final Theme theme;
        private final double limit;
        private final List<String> failures = new ArrayList<>();

        Report(Theme theme, double limit) {
            this.theme = theme;
            this.limit = limit;
        }

        void check(ColorToken front, Set<ColorToken> backs) {
            for (ColorToken back : backs) {
                double ratio = ratio(TokenSheets.color(theme, front), TokenSheets.color(theme, back));
                if (ratio < limit) {
                    failures.add("%s on %s: %.2f < %.1f".formatted(front, back, ratio, limit));
                }
            }
        }

        void assertClean() {
            assertEquals(List.of(), failures, theme.id());
        }
    }
}
