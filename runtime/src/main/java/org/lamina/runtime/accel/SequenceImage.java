package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.NDArray;

/// A sequence seen as an image of one row, which is how windows over steps are computed.
final class SequenceImage {
    private SequenceImage() {}

    /// A view of `[B, F, T]`, however it lies, as `[B, F, 1, T]`.
    static INDArray of(INDArray sequence) {
        long[] shape = {sequence.size(0), sequence.size(1), 1, sequence.size(2)};
        long[] strides = {sequence.stride(0), sequence.stride(1), 1, sequence.stride(2)};
        return new NDArray(
                sequence.data(), shape, strides, sequence.offset(), sequence.ordering(), sequence.dataType());
    }

    /// The window of a 1-D layer over such an image; DL4J keeps lengths in the first place of its pairs.
    static Window window(INDArray image, ConvolutionLayer settings) {
        return Window.of(
                image,
                row(settings.getKernelSize()),
                row(settings.getStride()),
                padding(settings.getPadding()),
                row(settings.getDilation()),
                settings.getConvolutionMode());
    }

    static Window window(INDArray image, SubsamplingLayer settings) {
        return Window.of(
                image,
                row(settings.getKernelSize()),
                row(settings.getStride()),
                padding(settings.getPadding()),
                row(settings.getDilation()),
                settings.getConvolutionMode());
    }

    /// Whether the window is no longer than the sequence.
    static boolean fits(INDArray sequence, int[] kernel, int[] dilation) {
        return (kernel[0] - 1L) * dilation[0] < sequence.size(2);
    }

    private static int[] row(int[] lengths) {
        return new int[] {1, lengths[0]};
    }

    private static int[] padding(int[] lengths) {
        return new int[] {0, lengths[0]};
    }
}
