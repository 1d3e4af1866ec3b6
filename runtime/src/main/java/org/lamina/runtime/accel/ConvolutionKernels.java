package org.lamina.runtime.accel;

import static org.lamina.runtime.accel.OneDnn.any;
import static org.lamina.runtime.accel.OneDnn.describe;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/// The way in which a convolution of one input shape is computed: what oneDNN makes its three primitives from.
///
/// Where windows of 3x3 step by one over many channels, Winograd's minimal filtering F(4x4, 3x3) halves the time. It
/// multiplies 36 times for 16 outputs instead of 144 and keeps five to six digits, as the sum over the window does
/// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016). oneDNN has it for AVX-512.
record ConvolutionKernels(
        convolution_forward.primitive_desc forward,
        convolution_backward_weights.primitive_desc backwardWeights,
        convolution_backward_data.primitive_desc backwardData) {

    /// From so many channels on, the primitives gain more from channels in blocks than the copies cost.
    private static final long MANY = 64;

    /// Winograd's tiles are 4x4 outputs. Fewer tiles do not pay for the transform of the weights.
    private static final long TILE = 4;

    private static final long MANY_TILES = 64;

    /// Tiles that stick out compute what nobody needs; from this share of needed numbers on they are worth it.
    private static final double WELL_FILLED = 0.7;

    /// @param hasBias whether a bias is added to the sums of each filter
    /// @param relu whether the output goes through ReLU
    static ConvolutionKernels of(Window window, long filters, boolean hasBias, boolean relu) {
        boolean blocks = gainsFromBlocks(window, filters);
        if (blocks && gainsFromWinograd(window)) {
            try {
                return new Plan(window, filters, hasBias, relu, true, algorithm.convolution_winograd).kernels();
            } catch (RuntimeException unimplemented) {
                // oneDNN says so of processors without AVX-512, and of shapes for which it expects no gain.
            }
        }
        return new Plan(window, filters, hasBias, relu, blocks, algorithm.convolution_direct).kernels();
    }

    private static boolean gainsFromBlocks(Window window, long filters) {
        return window.channels() >= MANY && filters >= MANY && window.kernel()[0] * window.kernel()[1] > 1;
    }

    private static boolean gainsFromWinograd(Window window) {
        long rows = (window.outHeight() + TILE - 1) / TILE;
        long columns = (window.outWidth() + TILE - 1) / TILE;
        double filled = (double) (window.outHeight() * window.outWidth()) / (rows * TILE * columns * TILE);
        return isAll(window.kernel(), 3)
                && isAll(window.stride(), 1)
                && isAll(window.dilation(), 1)
                && window.batch() * rows * columns >= MANY_TILES
                && filled >= WELL_FILLED;
    }

    private static boolean isAll(int[] sizes, int wanted) {
        return sizes[0] == wanted && sizes[1] == wanted;
    }

    /// Descriptions of the arrays, for the three primitives in turn.
    private record Plan(
            Window window, long filters, boolean hasBias, boolean relu, boolean blocks, algorithm algorithm) {

        ConvolutionKernels kernels() {
            convolution_forward.desc sums = forward();
            convolution_forward.primitive_desc hint =
                    new convolution_forward.primitive_desc(sums, OneDnn.attributes(), OneDnn.Cpu.ENGINE);
            convolution_forward.primitive_desc fused =
                    new convolution_forward.primitive_desc(sums, OneDnn.reluAfterwards(relu), OneDnn.Cpu.ENGINE);
            return new ConvolutionKernels(fused, backwardWeights(hint, fused), backwardData(hint, fused));
        }

        private memory.desc activations(long... sizes) {
            return blocks ? any(sizes) : describe(memory.format_tag.nhwc, sizes);
        }

        private memory.desc input() {
            return activations(window.batch(), window.channels(), window.height(), window.width());
        }

        private memory.desc output() {
            return activations(window.batch(), filters, window.outHeight(), window.outWidth());
        }

        private memory.desc weights() {
            return any(filters, window.channels(), window.kernel()[0], window.kernel()[1]);
        }

        private memory.desc bias() {
            return OneDnn.vector(hasBias, filters);
        }

        private convolution_forward.desc forward() {
            return new convolution_forward.desc(
                    prop_kind.forward_training.value,
                    algorithm.value,
                    input(),
                    weights(),
                    bias(),
                    output(),
                    window.strides(),
                    window.gaps(),
                    window.before(),
                    window.after());
        }

        private convolution_backward_weights.primitive_desc backwardWeights(
                convolution_forward.primitive_desc hint, convolution_forward.primitive_desc layouts) {
            return new convolution_backward_weights.primitive_desc(
                    new convolution_backward_weights.desc(
                            algorithm.value,
                            layouts.src_desc(),
                            weights(),
                            bias(),
                            layouts.dst_desc(),
                            window.strides(),
                            window.gaps(),
                            window.before(),
                            window.after()),
                    OneDnn.attributes(),
                    OneDnn.Cpu.ENGINE,
                    hint);
        }

        private convolution_backward_data.primitive_desc backwardData(
                convolution_forward.primitive_desc hint, convolution_forward.primitive_desc layouts) {
            return new convolution_backward_data.primitive_desc(
                    new convolution_backward_data.desc(
                            algorithm.value,
                            layouts.src_desc(),
                            weights(),
                            layouts.dst_desc(),
                            window.strides(),
                            window.gaps(),
                            window.before(),
                            window.after()),
                    OneDnn.attributes(),
                    OneDnn.Cpu.ENGINE,
                    hint);
        }
    }
}
