package org.lamina.ui.visual.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Pixels of one class that touch each other, at a side or a corner, with the smallest rectangle around them.
///
/// @param right the last column, `bottom` the last row
public record ClassRegion(int ofClass, int pixels, int left, int top, int right, int bottom) {

    /// All regions but the background's that have at least so many pixels.
    public static List<ClassRegion> of(ClassMap map, int fewest) {
        List<ClassRegion> found = new ArrayList<>();
        boolean[] seen = new boolean[map.classes().length];
        for (int pixel = 0; pixel < seen.length; pixel++) {
            if (!seen[pixel] && map.classes()[pixel] != ClassMap.BACKGROUND) {
                ClassRegion region = from(map, pixel, seen);
                if (region.pixels >= fewest) {
                    found.add(region);
                }
            }
        }
        return found;
    }

    private static ClassRegion from(ClassMap map, int start, boolean[] seen) {
        int ofClass = map.classes()[start];
        ClassRegion region = new ClassRegion(ofClass, 0, map.width(), map.height(), 0, 0);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int row = open.peek() / map.width();
            int column = open.pop() % map.width();
            region = region.and(at(ofClass, row, column));
            for (int y = Math.max(0, row - 1); y <= Math.min(map.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(map.width() - 1, column + 1); x++) {
                    int next = y * map.width() + x;
                    if (!seen[next] && map.classes()[next] == ofClass) {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        return region;
    }

    private static ClassRegion at(int ofClass, int row, int column) {
        return new ClassRegion(ofClass, 1, column, row, column, row);
    }

    private ClassRegion and(ClassRegion other) {
        return new ClassRegion(
                ofClass,
                pixels + other.pixels,
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }
}
