package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.lamina.runtime.accel.OneDnn.describe;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/// The primitives of one pooling for one input shape, on channels-last arrays. Where the maximum stood is remembered
/// from the forward pass to the backward pass.
final class PoolingPrimitives {
    final Inlet input;
    final Slot output;
    final Inlet outputGradient;
    final Slot inputGradient;
    private final Step forward;
    private final @Nullable Step throughRelu;
    private final Step backward;

    /// What becomes of a window.
    enum Kind {
        MAX(algorithm.pooling_max),
        /// Of the numbers, without the padding.
        AVERAGE(algorithm.pooling_avg_exclude_padding);

        private final int number;

        Kind(algorithm algorithm) {
            number = algorithm.value;
        }
    }

    /// @param rectifying whether the gradient also goes through a ReLU before the pooling
    static PoolingPrimitives of(Window window, Kind kind, boolean rectifying) {
        return new PoolingPrimitives(
                window,
                kind,
                rectifying,
                Inlet.channelsLast(window.batch(), window.channels(), window.height(), window.width()),
                Inlet.channelsLast(window.batch(), window.channels(), window.outHeight(), window.outWidth()));
    }

    /// Over all places of `[B, C, ...]` at once; the result is `[B, C]`.
    static PoolingPrimitives global(long[] shape, Kind kind) {
        int height = Math.toIntExact(shape[2]);
        int width = shape.length > 3 ? Math.toIntExact(shape[3]) : 1;
        int[] whole = {height, width};
        long[] none = {0, 0};
        Window window = new Window(shape[0], shape[1], height, width, 1, 1, whole, whole, new int[] {1, 1}, none, none);
        return new PoolingPrimitives(
                window,
                kind,
                false,
                Inlet.channelsLast(describe(memory.format_tag.nhwc, shape[0], shape[1], height, width), shape),
                Inlet.channelsLast(describe(memory.format_tag.nhwc, shape[0], shape[1], 1, 1), shape[0], shape[1]));
    }

    private PoolingPrimitives(Window window, Kind kind, boolean rectifying, Inlet input, Inlet outputGradient) {
        this.input = input;
        this.outputGradient = outputGradient;
        memory.desc in = input.slot.layout();
        memory.desc out = outputGradient.slot.layout();
        pooling_forward.primitive_desc forwardDesc = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        prop_kind.forward_training.value,
                        kind.number,
                        in,
                        out,
                        window.strides(),
                        window.kernels(),
                        window.before(),
                        window.after()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        pooling_backward.primitive_desc backwardDesc = new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                        kind.number, in, out, window.strides(), window.kernels(), window.before(), window.after()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forwardDesc);
        output = Slot.empty(out);
        inputGradient = Slot.empty(in);
        Slot rectified = rectifying ? Slot.owned(out) : outputGradient.slot;
        throughRelu = rectifying ? ReluBackward.step(out, output, outputGradient.slot, rectified) : null;
        forward = new Step(new pooling_forward(forwardDesc), forwardDesc)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DST, output);
        backward = new Step(new pooling_backward(backwardDesc), backwardDesc)
                .with(DNNL_ARG_DIFF_DST, rectified)
                .with(DNNL_ARG_DIFF_SRC, inputGradient);
        if (kind == Kind.MAX) {
            Slot places = Slot.owned(forwardDesc.workspace_desc());
            forward.with(DNNL_ARG_WORKSPACE, places);
            backward.with(DNNL_ARG_WORKSPACE, places);
        }
    }

    void forward() {
        forward.run();
    }

    void backward() {
        if (throughRelu != null) {
            throughRelu.run();
        }
        backward.run();
    }
}
