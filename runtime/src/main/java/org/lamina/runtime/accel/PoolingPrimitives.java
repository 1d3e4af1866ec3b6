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

/// The primitives of one max pooling for one input shape, on channels-last arrays. Where the maximum stood is
/// remembered from the forward pass to the backward pass.
final class PoolingPrimitives {
    final Inlet input;
    final Slot output;
    final Inlet outputGradient;
    final Slot inputGradient;
    private final Step forward;
    private final @Nullable Step throughRelu;
    private final Step backward;

    /// @param rectifying whether the gradient also goes through a ReLU before the pooling
    PoolingPrimitives(Window window, boolean rectifying) {
        long[] inSizes = {window.batch(), window.channels(), window.height(), window.width()};
        long[] outSizes = {window.batch(), window.channels(), window.outHeight(), window.outWidth()};
        memory.desc in = describe(memory.format_tag.nhwc, inSizes);
        memory.desc out = describe(memory.format_tag.nhwc, outSizes);
        int max = algorithm.pooling_max.value;
        pooling_forward.primitive_desc forwardDesc = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        prop_kind.forward_training.value,
                        max,
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
                        max, in, out, window.strides(), window.kernels(), window.before(), window.after()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forwardDesc);
        input = Inlet.channelsLast(inSizes);
        output = Slot.empty(out);
        outputGradient = Inlet.channelsLast(outSizes);
        inputGradient = Slot.empty(in);
        Slot places = Slot.owned(forwardDesc.workspace_desc());
        forward = new Step(new pooling_forward(forwardDesc), forwardDesc)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DST, output)
                .with(DNNL_ARG_WORKSPACE, places);
        Slot rectified = rectifying ? Slot.owned(out) : outputGradient.slot;
        throughRelu = rectifying ? ReluBackward.step(out, output, outputGradient.slot, rectified) : null;
        backward = new Step(new pooling_backward(backwardDesc), backwardDesc)
                .with(DNNL_ARG_DIFF_DST, rectified)
                .with(DNNL_ARG_DIFF_SRC, inputGradient)
                .with(DNNL_ARG_WORKSPACE, places);
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
