package org.lamina.graph.record;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A growing curve in bounded memory: iterations are grouped into columns of equal width, and of each column the
/// smallest, the largest and the first value that is not finite stay, with their true iterations. Where there would be
/// too many columns, all of them become twice as wide. Not safe on several threads.
final class ThinnedCurve {
    static final int MOST_COLUMNS = 2048;
    /// Three in a column.
    static final int MOST_POINTS = 3 * (MOST_COLUMNS + 1);

    private long[] iterations = new long[64];
    private double[] values = new double[64];
    private int size;
    private int columns;
    private long width = 1;
    private int column;
    private int changedFrom;
    private boolean rewritten;

    /// Appends a point; one that does not go on from the last is left out, as after a step back.
    void add(long iteration, double value) {
        if (iteration < 0 || size > 0 && iteration <= iterations[size - 1]) {
            return;
        }
        append(iteration, value);
        if (columns > MOST_COLUMNS) {
            widen();
        }
    }

    private void append(long iteration, double value) {
        if (size == 0 || iteration / width != iterations[size - 1] / width) {
            column = size;
            columns++;
        }
        if (size == iterations.length) {
            iterations = Arrays.copyOf(iterations, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        iterations[size] = iteration;
        values[size] = value;
        size++;
        changedFrom = Math.min(changedFrom, column);
        if (size - column > 2) {
            reduce();
        }
    }

    /// Leaves of the last column what is worth keeping.
    private void reduce() {
        int smallest = -1;
        int largest = -1;
        int broken = -1;
        for (int i = column; i < size; i++) {
            if (!Double.isFinite(values[i])) {
                broken = broken < 0 ? i : broken;
                continue;
            }
            smallest = smallest < 0 || values[i] < values[smallest] ? i : smallest;
            largest = largest < 0 || values[i] > values[largest] ? i : largest;
        }
        int[] kept = IntStream.of(smallest, largest, broken)
                .filter(i -> i >= 0)
                .sorted()
                .distinct()
                .toArray();
        size = column;
        for (int index : kept) {
            iterations[size] = iterations[index];
            values[size] = values[index];
            size++;
        }
    }

    private void widen() {
        Points old = points();
        width *= 2;
        clear();
        for (int i = 0; i < old.size(); i++) {
            append(old.iterations()[i], old.values()[i]);
        }
    }

    private void clear() {
        rewritten = true;
        size = 0;
        columns = 0;
        column = 0;
        changedFrom = 0;
    }

    /// Forgets all that is later than an iteration, as when a run goes on from an older checkpoint.
    void removeAfter(long iteration) {
        Points old = points();
        clear();
        for (int i = 0; i < old.size() && old.iterations()[i] <= iteration; i++) {
            append(old.iterations()[i], old.values()[i]);
        }
    }

    /// Takes the points of a curve that was recorded.
    void restore(Points recorded) {
        for (int i = 0; i < recorded.size(); i++) {
            add(recorded.iterations()[i], recorded.values()[i]);
        }
        changedFrom = size;
        rewritten = false;
    }

    double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }

    Points points() {
        return new Points(Arrays.copyOf(iterations, size), Arrays.copyOf(values, size));
    }

    boolean hasChanged() {
        return rewritten || changedFrom < size;
    }

    /// What changed since this was asked last.
    CurveTail takeChanges() {
        long from = rewritten || changedFrom == 0 ? 0 : iterations[changedFrom] / width * width;
        Points points = new Points(
                Arrays.copyOfRange(iterations, changedFrom, size), Arrays.copyOfRange(values, changedFrom, size));
        changedFrom = size;
        rewritten = false;
        return new CurveTail(from, points);
    }

    /// Everything, as for a file that knows nothing of it.
    void markAllChanged() {
        changedFrom = 0;
        rewritten = true;
    }
}
