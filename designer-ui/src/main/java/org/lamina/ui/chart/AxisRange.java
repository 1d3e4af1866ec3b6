package org.lamina.ui.chart;

/// The part of an axis that is visible: `min` at fraction 0, `max` at fraction 1.
public record AxisRange(double min, double max, AxisScale scale) {

    private static final double SMALLEST_SPAN = 1e-9;
    private static final double LARGEST_LOG_SPAN = 300;
    private static final double LOG_FLOOR = 1e-4;

    public AxisRange {
        if (!(min < max) || (scale == AxisScale.LOG && min <= 0)) {
            throw new IllegalArgumentException("not a range on a " + scale + " axis: " + min + " to " + max);
        }
    }

    /// A range that shows all values from `min` to `max` with `padding`, a share of the length, on both sides.
    /// On a logarithmic axis a minimum that is not positive is replaced by a small share of the maximum.
    static AxisRange around(double min, double max, double padding, AxisScale scale) {
        double low = min;
        double high = max;
        if (scale == AxisScale.LOG) {
            if (!(high > 0)) {
                return new AxisRange(0.1, 1, scale);
            }
            low = low > 0 ? low : high * LOG_FLOOR;
        }
        double from = scale.forward(low);
        double to = scale.forward(high);
        double span = to - from;
        if (!(span > SMALLEST_SPAN * Math.max(1e-3, Math.abs(from)))) {
            double half = scale == AxisScale.LOG ? 0.3 : Math.max(Math.abs(from) * 0.1, 1e-6);
            return new AxisRange(scale.inverse(from - half), scale.inverse(from + half), scale);
        }
        return new AxisRange(scale.inverse(from - span * padding), scale.inverse(to + span * padding), scale);
    }

    /// Where `value` lies: 0 at `min`, 1 at `max`, outside beyond.
    double fraction(double value) {
        double from = scale.forward(min);
        return (scale.forward(value) - from) / (scale.forward(max) - from);
    }

    double value(double fraction) {
        double from = scale.forward(min);
        return scale.inverse(from + fraction * (scale.forward(max) - from));
    }

    /// Shows `factor` times as much, keeping the value at `fraction` where it is. Stays as it is when it would
    /// become too small or too large to be told apart in doubles.
    AxisRange zoomed(double factor, double fraction) {
        double from = scale.forward(min);
        double span = scale.forward(max) - from;
        double pivot = from + fraction * span;
        return checked(pivot - fraction * span * factor, pivot + (1 - fraction) * span * factor);
    }

    /// Moved by a share of its length.
    AxisRange panned(double share) {
        double from = scale.forward(min);
        double to = scale.forward(max);
        return checked(from + share * (to - from), to + share * (to - from));
    }

    boolean contains(double value) {
        return value >= min && value <= max;
    }

    private AxisRange checked(double from, double to) {
        double size = Math.max(Math.abs(from), Math.abs(to));
        boolean tooSmall = to - from < SMALLEST_SPAN * Math.max(size, 1e-6);
        boolean tooLarge = size > (scale == AxisScale.LOG ? LARGEST_LOG_SPAN : 1e15);
        return tooSmall || tooLarge ? this : new AxisRange(scale.inverse(from), scale.inverse(to), scale);
    }
}
