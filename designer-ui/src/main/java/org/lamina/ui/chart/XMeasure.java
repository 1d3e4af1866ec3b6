package org.lamina.ui.chart;

/// What the x axis counts: where an iteration lies on it. Never decreasing.
public interface XMeasure {
    /// The iterations themselves.
    XMeasure ITERATIONS = new XMeasure() {
        @Override
        public double of(double iteration) {
            return iteration;
        }

        @Override
        public double iteration(double x) {
            return x;
        }
    };

    /// Where an iteration lies.
    double of(double iteration);

    /// Which iteration lies there; the inverse of [#of].
    double iteration(double x);

    /// Whether it counts seconds, which are spelled as a clock shows them.
    default boolean isTime() {
        return false;
    }
}
