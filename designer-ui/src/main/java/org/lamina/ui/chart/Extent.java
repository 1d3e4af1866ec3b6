package org.lamina.ui.chart;

/// The smallest and largest finite value seen; empty until one is included.
final class Extent {

    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void reset() {
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }

    void include(double value) {
        // Comparisons with NaN are false, so only the infinities need a word.
        if (value < min && value != Double.NEGATIVE_INFINITY) {
            min = value;
        }
        if (value > max && value != Double.POSITIVE_INFINITY) {
            max = value;
        }
    }

    boolean isEmpty() {
        return min > max;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }
}
