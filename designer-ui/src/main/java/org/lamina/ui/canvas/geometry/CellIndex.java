package org.lamina.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;

/// Finds the few of many rectangles that may touch an area, by the square cells that they lie in. Rectangles are known
/// by the order in which they were added.
final class CellIndex {
    private static final double CELL = 512;

    /// What covers more cells than this is always looked at.
    private static final int MOST_CELLS = 64;

    private final Map<Long, List<Integer>> cells = new HashMap<>();
    private final BitSet large = new BitSet();
    private int count;

    void add(Rectangle2D area) {
        int number = count++;
        int left = cell(area.getMinX());
        int right = cell(area.getMaxX());
        int top = cell(area.getMinY());
        int bottom = cell(area.getMaxY());
        if ((right - left + 1L) * (bottom - top + 1L) > MOST_CELLS) {
            large.set(number);
            return;
        }
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                cells.computeIfAbsent(key(row, column), _ -> new ArrayList<>(4)).add(number);
            }
        }
    }

    /// Certainly all that touch the area, and maybe some near by, in the order in which they were added.
    BitSet near(Rectangle2D area) {
        BitSet found = (BitSet) large.clone();
        long left = cell(area.getMinX());
        long right = cell(area.getMaxX());
        long top = cell(area.getMinY());
        long bottom = cell(area.getMaxY());
        if ((right - left + 1) * (bottom - top + 1) > cells.size()) {
            found.set(0, count);
            return found;
        }
        for (long row = top; row <= bottom; row++) {
            for (long column = left; column <= right; column++) {
                for (int number : cells.getOrDefault(key((int) row, (int) column), List.of())) {
                    found.set(number);
                }
            }
        }
        return found;
    }

    private static int cell(double at) {
        return (int) Math.floor(at / CELL);
    }

    private static long key(int row, int column) {
        return (long) row << 32 | column & 0xffffffffL;
    }
}
