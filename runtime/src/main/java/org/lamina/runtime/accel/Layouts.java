package org.lamina.runtime.accel;

import org.nd4j.linalg.api.ndarray.INDArray;

/// How arrays of logical shape `[B, C, ...]` lie in memory.
final class Layouts {
    private Layouts() {}

    /// The strides of a dense array with the channels (dimension 1) fastest.
    static long[] channelsLastStrides(long... sizes) {
        long[] strides = new long[sizes.length];
        long places = sizes[1];
        strides[1] = 1;
        for (int d = sizes.length - 1; d > 1; d--) {
            strides[d] = places;
            places *= sizes[d];
        }
        strides[0] = places;
        return strides;
    }

    /// Whether several places share a number, as in a broadcast array.
    static boolean isRepeated(INDArray a) {
        for (int d = 0; d < a.rank(); d++) {
            if (a.stride(d) == 0 && a.size(d) > 1) {
                return true;
            }
        }
        return false;
    }

    static boolean hasStrides(INDArray a, long[] wanted) {
        for (int d = 0; d < wanted.length; d++) {
            if (a.size(d) != 1 && a.stride(d) != wanted[d]) {
                return false;
            }
        }
        return true;
    }

    /// The array itself where it is dense in the order of its shape, else such a copy.
    static INDArray plain(INDArray a) {
        return hasStrides(a, plainStrides(a.shape())) ? a : a.dup('c');
    }

    /// The strides of a dense array in the order of its shape.
    static long[] plainStrides(long... sizes) {
        long[] strides = new long[sizes.length];
        long places = 1;
        for (int d = sizes.length - 1; d >= 0; d--) {
            strides[d] = places;
            places *= sizes[d];
        }
        return strides;
    }

    /// The shape in memory order of a channels-last array of this logical shape.
    static long[] channelsLastShape(long... sizes) {
        long[] shape = new long[sizes.length];
        shape[0] = sizes[0];
        System.arraycopy(sizes, 2, shape, 1, sizes.length - 2);
        shape[sizes.length - 1] = sizes[1];
        return shape;
    }

    /// A view of a physically channels-last array `[B, ..., C]` as `[B, C, ...]`.
    static INDArray channelsFirstView(INDArray channelsLast) {
        return switch (channelsLast.rank()) {
            case 2 -> channelsLast;
            case 3 -> channelsLast.permute(0, 2, 1);
            default -> channelsLast.permute(0, 3, 1, 2);
        };
    }
}
