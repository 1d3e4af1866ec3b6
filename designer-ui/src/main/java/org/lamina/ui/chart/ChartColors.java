package org.lamina.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// The colours a chart is drawn with, as straight ARGB integers.
///
/// @param grid lines behind the curves
/// @param line lines where something ends, epochs for instance
/// @param mark small signs of events without a meaning of their own
/// @param warning marks of changes that matter
/// @param error marks of values that are not finite
/// @param series the colours of the curves, used in turn
record ChartColors(int grid, int line, int mark, int warning, int error, List<Integer> series) {

    public ChartColors {
        series = List.copyOf(series);
    }

    /// The colours of the theme in force.
    static ChartColors of(ThemeColors theme) {
        return new ChartColors(
                argb(theme.get(ColorToken.PLOT_GRID)),
                argb(theme.get(ColorToken.LINE_STRONG)),
                argb(theme.get(ColorToken.FG_FAINT)),
                argb(theme.get(ColorToken.WARNING)),
                argb(theme.get(ColorToken.ERROR)),
                IntStream.range(0, 8)
                        .mapToObj(i -> argb(theme.get(ColorToken.series(i))))
                        .toList());
    }

    private static int argb(Color color) {
        return channel(color.getOpacity()) << 24
                | channel(color.getRed()) << 16
                | channel(color.getGreen()) << 8
                | channel(color.getBlue());
    }

    private static int channel(double share) {
        return (int) Math.round(share * 255);
    }

    int seriesColor(int index) {
        return series.get(Math.floorMod(index, series.size()));
    }

    /// The colour of raw values behind their smoothed line.
    static int faint(int argb) {
        return (argb & 0xffffff) | 0x4c << 24;
    }

    int of(ChartEvent.Kind kind) {
        return switch (kind) {
            case RATE_CHANGE -> warning;
            case EPOCH -> line;
            case CHECKPOINT, PAUSE -> mark;
            case FAILURE -> error;
        };
    }
}
