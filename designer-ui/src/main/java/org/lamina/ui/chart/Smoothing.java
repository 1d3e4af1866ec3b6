package org.lamina.ui.chart;

/// Exponential smoothing that is not pulled towards zero at the start: `last = last*w + (1-w)*x`, divided by
/// `1 - w^n`. A constant series comes out untouched, and values that are not finite pass through without being
/// remembered. Values are fed one by one, so it works on raw data as it arrives.
public final class Smoothing {

    private final double weight;
    private double last;
    private double decay = 1;
    private double first = Double.NaN;
    private boolean constant = true;

    /// `weight` is between 0 (no smoothing) and below 1.
    public Smoothing(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("weight must be in [0, 1): " + weight);
        }
        this.weight = weight;
    }

    /// The smoothed value after `value`.
    public double next(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        if (Double.isNaN(first)) {
            first = value;
        }
        constant &= value == first;
        last = last * weight + (1 - weight) * value;
        decay *= weight;
        return constant ? value : last / (1 - decay);
    }
}
