package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;

/// Values with the minimum and maximum of every full block of 64, of every 64 blocks, and so on, so that the
/// extent of any index range is found by looking at a few hundred numbers at most. Appending costs O(1) amortised.
final class MinMaxPyramid {

    private static final int SHIFT = 6;

    /// Values in a block, blocks in a block of the next level, and so on.
    static final int BLOCK = 1 << SHIFT;
    private static final int MASK = BLOCK - 1;

    private final DoubleChunks values = new DoubleChunks();
    private final List<Level> levels = new ArrayList<>();

    private record Level(DoubleChunks mins, DoubleChunks maxs) {}

    int size() {
        return values.size();
    }

    double get(int index) {
        return values.get(index);
    }

    void add(double value) {
        values.add(value);
        int count = values.size();
        for (int level = 0; (count & MASK) == 0; level++) {
            closeBlock(level, count - BLOCK, count);
            count >>>= SHIFT;
        }
    }

    /// Includes the finite values with `from <= index < to` in `extent`.
    void extent(int from, int to, Extent extent) {
        int first = from;
        int end = to;
        for (int level = -1; first < end; level++) {
            boolean top = level + 1 >= levels.size() || end - first <= BLOCK;
            while (first < end && (top || (first & MASK) != 0)) {
                include(level, first++, extent);
            }
            while (first < end && (end & MASK) != 0) {
                include(level, --end, extent);
            }
            first >>>= SHIFT;
            end >>>= SHIFT;
        }
    }

    /// Keeps the first `count` values.
    void truncate(int count) {
        values.truncate(count);
        int blocks = values.size();
        for (Level level : levels) {
            blocks >>>= SHIFT;
            level.mins.truncate(blocks);
            level.maxs.truncate(blocks);
        }
    }

    private void closeBlock(int level, int from, int to) {
        if (level == levels.size()) {
            levels.add(new Level(new DoubleChunks(), new DoubleChunks()));
        }
        Extent block = new Extent();
        for (int i = from; i < to; i++) {
            include(level - 1, i, block);
        }
        levels.get(level).mins.add(block.min());
        levels.get(level).maxs.add(block.max());
    }

    private void include(int level, int index, Extent extent) {
        if (level < 0) {
            extent.include(values.get(index));
        } else {
            extent.include(levels.get(level).mins.get(index));
            extent.include(levels.get(level).maxs.get(index));
        }
    }
}
