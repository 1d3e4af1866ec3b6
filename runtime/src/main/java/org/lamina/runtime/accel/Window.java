package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The geometry of a sliding window over one input: batch, channels, height and width of input and output, and the
/// padding on both sides of each axis, as DL4J's convolution mode asks for it.
record Window(
        long batch,
        long channels,
        long height,
        long width,
        long outHeight,
        long outWidth,
        int[] kernel,
        int[] stride,
        int[] dilation,
        long[] before,
        long[] after) {

    static Window of(INDArray input, int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode) {
        boolean same = mode == ConvolutionMode.Same;
        int height = (int) input.size(2);
        int width = (int) input.size(3);
        int[] out = ConvolutionUtils.getOutputSize(
                input, kernel, stride, same ? null : padding, mode, dilation, CNN2DFormat.NCHW);
        int[] pad = same
                ? ConvolutionUtils.getSameModeTopLeftPadding(out, new int[] {height, width}, kernel, stride, dilation)
                : padding;
        long[] before = {pad[0], pad[1]};
        long[] after = {
            after(height, out[0], kernel[0], stride[0], dilation[0], pad[0]),
            after(width, out[1], kernel[1], stride[1], dilation[1], pad[1])
        };
        return new Window(
                input.size(0), input.size(1), height, width, out[0], out[1], kernel, stride, dilation, before, after);
    }

    /// Whether the window is no larger than the input. oneDNN's max pooling writes past the end of the gradient where
    /// it is, so larger windows stay with DL4J.
    static boolean fits(INDArray input, int[] kernel, int[] dilation) {
        return (kernel[0] - 1L) * dilation[0] < input.size(2) && (kernel[1] - 1L) * dilation[1] < input.size(3);
    }

    private static long after(int size, int out, int kernel, int stride, int dilation, int before) {
        // Never below zero: what a stride leaves unread needs no padding, and oneDNN rounds down by itself.
        return Math.max(0, (out - 1L) * stride + (kernel - 1L) * dilation + 1 - size - before);
    }

    long[] strides() {
        return new long[] {stride[0], stride[1]};
    }

    /// oneDNN counts the gaps between kernel rows: 0 is an ordinary kernel.
    long[] gaps() {
        return new long[] {dilation[0] - 1L, dilation[1] - 1L};
    }

    long[] kernels() {
        return new long[] {kernel[0], kernel[1]};
    }

    /// What makes primitives reusable: two windows of one layer with equal keys need the same primitives.
    record Key(long batch, long height, long width) {}

    Key key() {
        return new Key(batch, height, width);
    }
}
