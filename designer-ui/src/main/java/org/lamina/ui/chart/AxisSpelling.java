package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamina.ui.text.Numbers;

/// How the numbers of a plot are written: plainly, as shares in percent, as times.
///
/// @param time whether x counts seconds
/// @param percent whether y is a share from 0 to 1
record AxisSpelling(boolean time, boolean percent, Locale locale) {
    private static final double[] CLOCK_STEPS = {
        0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400
    };

    List<Ticks.Tick> xTicks(AxisRange range, int maxCount) {
        return time && range.scale() == AxisScale.LINEAR
                ? clockTicks(range, Math.max(2, maxCount))
                : Ticks.of(range, maxCount, locale);
    }

    List<Ticks.Tick> yTicks(AxisRange range, int maxCount) {
        if (!percent) {
            return Ticks.of(range, maxCount, locale);
        }
        AxisRange hundredfold = new AxisRange(100 * range.min(), 100 * range.max(), range.scale());
        return Ticks.of(hundredfold, maxCount, true, locale).stream()
                .map(tick -> new Ticks.Tick(tick.value() / 100, tick.label() + "%"))
                .toList();
    }

    String x(double x) {
        return time ? clock(x, x < 60 ? 1 : 0) : Numbers.readout(x, locale);
    }

    String value(double value) {
        return percent && Double.isFinite(value)
                ? Numbers.readout(100 * value, locale) + "%"
                : Numbers.readout(value, locale);
    }

    private static List<Ticks.Tick> clockTicks(AxisRange range, int maxCount) {
        double rough = (range.max() - range.min()) / maxCount;
        double step = CLOCK_STEPS[CLOCK_STEPS.length - 1];
        for (int i = CLOCK_STEPS.length - 1; i >= 0 && CLOCK_STEPS[i] >= rough; i--) {
            step = CLOCK_STEPS[i];
        }
        step *= Math.max(1, Math.ceil(rough / step));
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(range.min() / step - 1e-9); i * step <= range.max() + 1e-9 * step; i++) {
            ticks.add(new Ticks.Tick(i * step, clock(i * step, step < 1 ? 1 : 0)));
        }
        return ticks;
    }

    /// `0:41`, `0:07.5`, `1:02:03`.
    private static String clock(double seconds, int decimals) {
        if (seconds < 0) {
            return "−" + clock(-seconds, decimals);
        }
        long tenths = Math.round(seconds * 10);
        long whole = decimals > 0 ? tenths / 10 : Math.round(seconds);
        String text = whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        return decimals > 0 ? text + "." + tenths % 10 : text;
    }
}
