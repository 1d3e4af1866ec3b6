package org.lamina.ui.chart;

import java.util.Arrays;

/// Index ranges of the values that are not finite, as runs in ascending order.
final class GapRuns {

    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int count;

    int count() {
        return count;
    }

    int start(int run) {
        return starts[run];
    }

    /// One past the last index of the run.
    int end(int run) {
        return ends[run];
    }

    void add(int index) {
        if (count > 0 && ends[count - 1] == index) {
            ends[count - 1]++;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = index;
        ends[count] = index + 1;
        count++;
    }

    /// The first run that ends after `index`, or [#count()].
    int firstEndingAfter(int index) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether any index with `from <= index < to` is a gap.
    boolean touches(int from, int to) {
        int run = firstEndingAfter(from);
        return run < count && starts[run] < to;
    }

    void truncate(int size) {
        while (count > 0 && starts[count - 1] >= size) {
            count--;
        }
        if (count > 0) {
            ends[count - 1] = Math.min(ends[count - 1], size);
        }
    }
}
