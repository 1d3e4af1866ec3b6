package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;

/// The primitives of an activation function for one shape, channels fastest.
final class FunctionPrimitives {
    final Inlet input;
    final Inlet outputGradient;
    final Slot output;
    final Slot inputGradient;
    private final Step forward;
    private final Step backward;

    FunctionPrimitives(Function function, long[] sizes) {
        memory.desc data = OneDnn.describe(sizes, Layouts.channelsLastStrides(sizes));
        eltwise_forward.primitive_desc forth = function.forward(data);
        eltwise_backward.primitive_desc back = function.backward(data, forth);
        input = Inlet.channelsLast(sizes);
        outputGradient = Inlet.channelsLast(sizes);
        output = Slot.empty(data);
        inputGradient = Slot.empty(data);
        forward = new Step(new eltwise_forward(forth), forth)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DST, output);
        backward = new Step(new eltwise_backward(back), back)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DIFF_DST, outputGradient.slot)
                .with(DNNL_ARG_DIFF_SRC, inputGradient);
    }

    void forward() {
        forward.run();
    }

    void backward() {
        backward.run();
    }
}
