package org.lamina.runtime.accel;

import org.nd4j.linalg.api.ndarray.INDArray;

/// How arrays of logical shape `[B, C, H, W]` lie in memory.
final class Layouts {
    private Layouts() {}

    /// Whether the array is dense with the channels fastest.
    static boolean isChannelsLast(INDArray a) {
        long channels = a.size(1);
        long height = a.size(2);
        long width = a.size(3);
        return (a.stride(1) == 1 || channels == 1)
                && (a.stride(3) == channels || width == 1)
                && (a.stride(2) == channels * width || height == 1)
                && (a.stride(0) == channels * height * width || a.size(0) == 1);
    }

    /// Whether the array is dense in the order of its shape.
    static boolean isChannelsFirst(INDArray a) {
        long channels = a.size(1);
        long height = a.size(2);
        long width = a.size(3);
        return (a.stride(3) == 1 || width == 1)
                && (a.stride(2) == width || height == 1)
                && (a.stride(1) == width * height || channels == 1)
                && (a.stride(0) == channels * height * width || a.size(0) == 1);
    }

    /// The array itself where it is dense in the order of its shape, else such a copy.
    static INDArray channelsFirst(INDArray a) {
        return isChannelsFirst(a) ? a : a.dup('c');
    }

    /// A view of a physically channels-last `[B, H, W, C]` array as `[B, C, H, W]`.
    static INDArray asChannelsFirst(INDArray channelsLast) {
        return channelsLast.permute(0, 3, 1, 2);
    }
}
