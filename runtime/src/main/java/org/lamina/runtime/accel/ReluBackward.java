package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/// The gradient of ReLU from its output, which must still be as the forward pass left it.
final class ReluBackward {
    private ReluBackward() {}

    static Step step(memory.desc layout, Slot output, Slot gradient, Slot result) {
        int relu = algorithm.eltwise_relu_use_dst_for_bwd.value;
        eltwise_forward.primitive_desc hint = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training.value, relu, layout, 0f, 0f),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        eltwise_backward.primitive_desc description = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(relu, layout, layout, 0f, 0f), OneDnn.attributes(), OneDnn.Cpu.ENGINE, hint);
        return new Step(new eltwise_backward(description), description)
                .with(DNNL_ARG_DST, output)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, result);
    }
}
