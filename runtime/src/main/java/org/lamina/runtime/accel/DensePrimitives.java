package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.lamina.runtime.accel.OneDnn.describe;

import java.util.Arrays;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/// The primitives of weighted sums over the features, `[B, F]` or at each step of `[B, F, T]`, with an optional
/// function afterwards, for one input shape.
///
/// Activations and their gradients lie with the features fastest. Weights and their gradient are DL4J's own:
/// `[in, out]` in column order is what oneDNN calls "oi".
final class DensePrimitives {
    final Inlet input;
    final Slot output;
    final Slot weights;
    /// Of no size where there are no biases; so is the gradient.
    final Slot bias;
    final Inlet outputGradient;
    final Slot inputGradient;
    final Slot weightGradient;
    final Slot biasGradient;
    private final Step sums;
    private final @Nullable Step function;
    private final @Nullable Step throughFunction;
    private final Step backwardWeights;
    private final Step toInput;

    DensePrimitives(long[] shape, long units, boolean hasBias, @Nullable Function after) {
        long[] outShape = shape.clone();
        outShape[1] = units;
        long rows = Arrays.stream(shape).reduce(1, Math::multiplyExact) / shape[1];
        memory.desc in = describe(memory.format_tag.nc, rows, shape[1]);
        memory.desc out = describe(memory.format_tag.nc, rows, units);
        memory.desc matrix = describe(memory.format_tag.oi, units, shape[1]);
        memory.desc vector = OneDnn.vector(hasBias, units);
        boolean relu = after != null && after.isRelu();
        inner_product_forward.desc forward =
                new inner_product_forward.desc(prop_kind.forward_training.value, in, matrix, vector, out);
        var hint = new inner_product_forward.primitive_desc(forward, OneDnn.attributes(), OneDnn.Cpu.ENGINE);
        var fused = new inner_product_forward.primitive_desc(forward, OneDnn.reluAfterwards(relu), OneDnn.Cpu.ENGINE);
        var backData = new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(in, matrix, out), OneDnn.attributes(), OneDnn.Cpu.ENGINE, hint);
        var backWeights = new inner_product_backward_weights.primitive_desc(
                new inner_product_backward_weights.desc(in, matrix, vector, out),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                hint);

        input = Inlet.rows(shape);
        output = Slot.empty(out);
        weights = Slot.empty(matrix);
        bias = Slot.empty(vector);
        outputGradient = Inlet.rows(outShape);
        inputGradient = Slot.empty(in);
        weightGradient = Slot.empty(matrix);
        biasGradient = Slot.empty(vector);
        Slot before = after == null || relu ? output : Slot.owned(out);
        Slot gradient = after == null ? outputGradient.slot : Slot.owned(out);
        sums = new Step(new inner_product_forward(fused), fused)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_BIAS, bias)
                .with(DNNL_ARG_DST, before);
        backwardWeights = new Step(new inner_product_backward_weights(backWeights), backWeights)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_WEIGHTS, weightGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient);
        toInput = new Step(new inner_product_backward_data(backData), backData)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_DIFF_SRC, inputGradient);
        if (after == null) {
            function = null;
            throughFunction = null;
        } else if (relu) {
            function = null;
            throughFunction = ReluBackward.step(out, output, outputGradient.slot, gradient);
        } else {
            eltwise_forward.primitive_desc forth = after.forward(out);
            eltwise_backward.primitive_desc back = after.backward(out, forth);
            function = new Step(new eltwise_forward(forth), forth)
                    .with(DNNL_ARG_SRC, before)
                    .with(DNNL_ARG_DST, output);
            throughFunction = new Step(new eltwise_backward(back), back)
                    .with(DNNL_ARG_SRC, before)
                    .with(DNNL_ARG_DIFF_DST, outputGradient.slot)
                    .with(DNNL_ARG_DIFF_SRC, gradient);
        }
    }

    void forward() {
        sums.run();
        if (function != null) {
            function.run();
        }
    }

    /// Gradients of weights and bias; before [#backwardInput()], which reads what this leaves.
    void backwardParameters() {
        if (throughFunction != null) {
            throughFunction.run();
        }
        backwardWeights.run();
    }

    void backwardInput() {
        toInput.run();
    }
}
