package org.lamina.ui.chart;

import java.util.Arrays;

/// A growable list of doubles in fixed chunks: appending never copies what is already stored.
final class DoubleChunks {

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;

    private double[][] chunks = new double[4][];
    private int allocated;
    private int size;

    int size() {
        return size;
    }

    double get(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    void add(double value) {
        int chunk = size >>> SHIFT;
        if (chunk == allocated) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            chunks[chunk] = new double[CHUNK];
            allocated++;
        }
        chunks[chunk][size & MASK] = value;
        size++;
    }

    /// Keeps the first `count` values; the memory behind them stays for the values to come.
    void truncate(int count) {
        size = Math.min(size, count);
    }
}
