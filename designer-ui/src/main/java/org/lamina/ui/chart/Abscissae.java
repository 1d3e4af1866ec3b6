package org.lamina.ui.chart;

import org.jspecify.annotations.Nullable;

/// The x values of a series, never decreasing. While they are evenly spaced, which iterations are, only the first
/// value and the step are kept.
final class Abscissae {

    private @Nullable DoubleChunks values;
    private double start;
    private double step;
    private int size;

    int size() {
        return size;
    }

    double get(int index) {
        return values != null ? values.get(index) : start + index * step;
    }

    void add(double x) {
        if (values == null && size == 0) {
            start = x;
        } else if (values == null && size == 1) {
            step = x - start;
        } else if (values == null && start + size * step != x) {
            values = materialised();
        }
        if (values != null) {
            values.add(x);
        }
        size++;
    }

    void truncate(int count) {
        size = Math.min(size, count);
        if (values != null) {
            values.truncate(size);
        }
    }

    /// The number of values smaller than `x`, which is the index of the first value at or after it.
    int lowerBound(double x) {
        int low = 0;
        int high = size;
        if (values == null && size > 2 && step > 0) {
            int guess = (int) Math.clamp(Math.ceil((x - start) / step), 0.0, size);
            low = Math.max(0, guess - 1);
            high = Math.min(size, guess + 1);
            low = low > 0 && get(low - 1) >= x ? 0 : low;
            high = high < size && get(high) < x ? size : high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private DoubleChunks materialised() {
        DoubleChunks all = new DoubleChunks();
        for (int i = 0; i < size; i++) {
            all.add(start + i * step);
        }
        return all;
    }
}
