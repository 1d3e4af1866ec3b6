package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamina.ui.text.Numbers;

/// Finds round values for the marks of an axis.
final class Ticks {

    private static final double[][] LOG_STEPS = {{1, 2, 5}, {1, 3}, {1}};

    private Ticks() {}

    /// A mark and its text.
    record Tick(double value, String label) {}

    /// At most about `maxCount` marks inside `range`.
    static List<Tick> of(AxisRange range, int maxCount, Locale locale) {
        return of(range, maxCount, false, locale);
    }

    /// @param quarters whether marks may be 25 apart, as suits shares in percent
    static List<Tick> of(AxisRange range, int maxCount, boolean quarters, Locale locale) {
        int count = Math.max(2, maxCount);
        if (range.scale() == AxisScale.LOG) {
            return logarithmic(range, count, locale);
        }
        double rough = (range.max() - range.min()) / count;
        return linear(range, quarters && rough > 20 && rough <= 25 ? 25 : niceStep(rough), locale);
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below `rough`.
    static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static List<Tick> linear(AxisRange range, double step, Locale locale) {
        long first = (long) Math.ceil(range.min() / step - 1e-9);
        long last = (long) Math.floor(range.max() / step + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            double value = i * step;
            ticks.add(new Tick(value, Numbers.tick(value, step, locale)));
        }
        return ticks;
    }

    private static List<Tick> logarithmic(AxisRange range, int maxCount, Locale locale) {
        for (double[] steps : LOG_STEPS) {
            List<Tick> ticks = decades(range, steps, 1, locale);
            if (ticks.size() < 2) {
                return linear(range, niceStep((range.max() - range.min()) / maxCount), locale);
            }
            if (ticks.size() <= maxCount) {
                return ticks;
            }
        }
        double decades = Math.log10(range.max()) - Math.log10(range.min());
        return decades(range, LOG_STEPS[2], (int) Math.ceil(decades / maxCount), locale);
    }

    private static List<Tick> decades(AxisRange range, double[] steps, int stride, Locale locale) {
        int first = (int) Math.floor(Math.log10(range.min()));
        int last = (int) Math.ceil(Math.log10(range.max()));
        List<Tick> ticks = new ArrayList<>();
        for (int decade = Math.floorDiv(first, stride) * stride; decade <= last; decade += stride) {
            for (double step : steps) {
                double value = step * Math.pow(10, decade);
                if (range.contains(value)) {
                    ticks.add(new Tick(value, Numbers.tick(value, Math.pow(10, decade), locale)));
                }
            }
        }
        return ticks;
    }
}
