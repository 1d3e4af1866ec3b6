package org.lamina.ui.visual.map;

import org.lamina.graph.run.Tensor;

/// A stack of equally large number grids seen in a tensor: the channels of an image, the filters of a convolution, the
/// heads of an attention layer. A view, not a copy. Immutable.
///
/// @param offset where the first grid begins in the values, `stride` from one grid to the next
public record Maps(Tensor tensor, int count, int height, int width, int offset, int stride) {

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
        return new Maps(weights, weights.size(0), weights.size(2), weights.size(3), channel * size, stride);
    }

    /// Whether these are at least one grid with more than one row.
    public boolean isPicture() {
        return count > 0 && height > 1 && width > 1;
    }

    public float value(int map, int row, int column) {
        return tensor.values()[offset + map * stride + row * width + column];
    }

    /// The largest distance from zero in one grid; values that are not finite do not count.
    public double bound(int map) {
        double bound = 0;
        int from = offset + map * stride;
        for (int i = from; i < from + height * width; i++) {
            float value = Math.abs(tensor.values()[i]);
            if (value > bound && value != Float.POSITIVE_INFINITY) {
                bound = value;
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
        return new Maps(tensor, count, height, width, 0, height * width);
    }
}
