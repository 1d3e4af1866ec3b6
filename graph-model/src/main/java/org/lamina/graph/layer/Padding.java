package org.lamina.graph.layer;

import org.lamina.graph.kind.Choice;

/// How a sliding window treats the border.
public enum Padding implements Choice {
    /// No padding: output = floor((input - extent) / stride) + 1.
    VALID,
    /// Zero padding so that output = ceil(input / stride).
    SAME;

    /// Output length of a window along one axis, 0 or less when the window does not fit.
    int outputLength(int input, int kernel, int stride, int dilation) {
        int extent = (kernel - 1) * dilation + 1;
        return switch (this) {
            case VALID -> input < extent ? 0 : (input - extent) / stride + 1;
            case SAME -> (input + stride - 1) / stride;
        };
    }

    /// The length of what a window paints that a transposed convolution moves along one axis.
    long paintedLength(long input, int kernel, int stride) {
        return switch (this) {
            case VALID -> (input - 1) * stride + kernel;
            case SAME -> input * stride;
        };
    }
}
