package org.lamina.ui.visual.map;

import java.util.Set;
import org.lamina.graph.run.Tensor;

/// A stack of equally large number grids seen in a tensor: the channels of an image, the filters of a convolution, the
/// heads of an attention layer. A view, not a copy. Immutable.
///
/// @param padding what counts for nothing
public record Maps(Tensor tensor, int count, int height, int width, Stack stack, Padding padding) {

    /// Where the first grid begins in the values, and how far it is from one grid to the next.
    public record Stack(int offset, int stride) {}

    /// Rows and columns that stand for padding.
    public record Padding(Set<Integer> rows, Set<Integer> columns) {
        public static final Padding NONE = new Padding(Set.of(), Set.of());
    }

    /// The channels of `[C, H, W]`; of `[C, D, H, W]` all planes, channel after channel.
    ///
    /// Of `[F, T]` one grid with a row per feature; of `[F]` a grid of one number per unit.
    public static Maps ofActivations(Tensor values) {
        return switch (values.rank()) {
            case 4 -> of(values, values.size(0) * values.size(1), values.size(2), values.size(3));
            case 3 -> of(values, values.size(0), values.size(1), values.size(2));
            case 2 -> of(values, 1, values.size(0), values.size(1));
            default -> of(values, values.values().length, 1, 1);
        };
    }

    /// What every filter of `[filters, channels, height, width]` does with one input channel.
    public static Maps ofFilters(Tensor weights, int channel) {
        int size = weights.size(2) * weights.size(3);
        int stride = weights.size(1) * size;
        return new Maps(
                weights,
                weights.size(0),
                weights.size(2),
                weights.size(3),
                new Stack(channel * size, stride),
                Padding.NONE);
    }

    /// The numbers of a vector side by side.
    public static Maps ofRow(Tensor vector) {
        return of(vector, 1, 1, vector.values().length);
    }

    /// The same grids with rows and columns that stand for padding.
    public Maps withPadding(Set<Integer> rows, Set<Integer> columns) {
        return new Maps(tensor, count, height, width, stack, new Padding(rows, columns));
    }

    public boolean isPadding(int row, int column) {
        return !padding.rows.isEmpty() && padding.rows.contains(row)
                || !padding.columns.isEmpty() && padding.columns.contains(column);
    }

    /// Whether these are at least one grid with more than one row.
    public boolean isPicture() {
        return count > 0 && height > 1 && width > 1;
    }

    public float value(int map, int row, int column) {
        return tensor.values()[stack.offset + map * stack.stride + row * width + column];
    }

    /// The largest distance from zero in one grid; padding and values that are not finite do not count.
    public double bound(int map) {
        double bound = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float value = Math.abs(value(map, row, column));
                if (value > bound && value != Float.POSITIVE_INFINITY && !isPadding(row, column)) {
                    bound = value;
                }
            }
        }
        return bound;
    }

    /// The largest distance from zero in all grids.
    public double bound() {
        double bound = 0;
        for (int map = 0; map < count; map++) {
            bound = Math.max(bound, bound(map));
        }
        return bound;
    }

    private static Maps of(Tensor tensor, int count, int height, int width) {
        return new Maps(tensor, count, height, width, new Stack(0, height * width), Padding.NONE);
    }
}
