package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.lamina.runtime.accel.OneDnn.any;
import static org.lamina.runtime.accel.OneDnn.describe;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/// The primitives of one convolution for one input shape: forward with an optional ReLU, and both halves of backward.
///
/// Activations and their gradients are channels-last, weights arrive and leave as DL4J keeps them (`[out, in, kH, kW]`)
/// and are reordered inside to what the primitive likes best.
final class ConvolutionPrimitives {
    private static final memory.format_tag LAST = memory.format_tag.nhwc;

    final Inlet input;
    final Slot output;
    final Slot weights;
    /// Of no size where there are no biases; so is the gradient.
    final Slot bias;
    final Inlet outputGradient;
    final Slot inputGradient;
    final Slot weightGradient;
    final Slot biasGradient;
    private final Step forwardWeights;
    private final Step forward;
    private final @Nullable Step throughRelu;
    private final Step toWeights;
    private final Step fromWeightGradient;
    private final Step backwardWeights;
    private final Step toInput;

    /// @param hasBias whether a bias is added to the sums of each filter
    /// @param relu whether the output goes through ReLU
    /// @param reluBackward whether its gradient does, too
    ConvolutionPrimitives(Window window, long filters, boolean hasBias, boolean relu, boolean reluBackward) {
        long[] in = {window.batch(), window.channels(), window.height(), window.width()};
        long[] out = {window.batch(), filters, window.outHeight(), window.outWidth()};
        long[] kernel = {filters, window.channels(), window.kernel()[0], window.kernel()[1]};
        memory.desc inDesc = describe(LAST, in);
        memory.desc outDesc = describe(LAST, out);
        memory.desc plainWeights = describe(memory.format_tag.oihw, kernel);
        memory.desc biasDesc = OneDnn.vector(hasBias, filters);
        input = Inlet.channelsLast(in);
        output = Slot.empty(outDesc);
        weights = Slot.empty(plainWeights);
        bias = Slot.empty(biasDesc);
        outputGradient = Inlet.channelsLast(out);
        inputGradient = Slot.empty(inDesc);
        weightGradient = Slot.empty(plainWeights);
        biasGradient = Slot.empty(biasDesc);

        convolution_forward.desc forwardDesc = new convolution_forward.desc(
                prop_kind.forward_training.value,
                algorithm.convolution_direct.value,
                inDesc,
                any(kernel),
                biasDesc,
                outDesc,
                window.strides(),
                window.gaps(),
                window.before(),
                window.after());
        primitive_attr attributes = OneDnn.reluAfterwards(relu);
        convolution_forward.primitive_desc hint =
                new convolution_forward.primitive_desc(forwardDesc, OneDnn.attributes(), OneDnn.Cpu.ENGINE);
        convolution_forward.primitive_desc fused =
                new convolution_forward.primitive_desc(forwardDesc, attributes, OneDnn.Cpu.ENGINE);
        Slot blocked = Slot.owned(fused.weights_desc());
        forwardWeights = OneDnn.copy(weights, blocked);
        forward = new Step(new convolution_forward(fused), fused)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_WEIGHTS, blocked)
                .with(DNNL_ARG_BIAS, bias)
                .with(DNNL_ARG_DST, output);

        Slot beforeRelu = reluBackward ? Slot.owned(outDesc) : outputGradient.slot;
        throughRelu = reluBackward ? ReluBackward.step(outDesc, output, outputGradient.slot, beforeRelu) : null;

        convolution_backward_weights.primitive_desc weightsDesc = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        algorithm.convolution_direct.value,
                        inDesc,
                        any(kernel),
                        biasDesc,
                        outDesc,
                        window.strides(),
                        window.gaps(),
                        window.before(),
                        window.after()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                hint);
        Slot blockedGradient = Slot.owned(weightsDesc.diff_weights_desc());
        fromWeightGradient = OneDnn.copy(blockedGradient, weightGradient);
        backwardWeights = new Step(new convolution_backward_weights(weightsDesc), weightsDesc)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_DIFF_DST, beforeRelu)
                .with(DNNL_ARG_DIFF_WEIGHTS, blockedGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient);

        convolution_backward_data.primitive_desc dataDesc = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        algorithm.convolution_direct.value,
                        inDesc,
                        any(kernel),
                        outDesc,
                        window.strides(),
                        window.gaps(),
                        window.before(),
                        window.after()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                hint);
        Slot blockedForData = Slot.owned(dataDesc.weights_desc());
        toWeights = OneDnn.copy(weights, blockedForData);
        toInput = new Step(new convolution_backward_data(dataDesc), dataDesc)
                .with(DNNL_ARG_DIFF_DST, beforeRelu)
                .with(DNNL_ARG_WEIGHTS, blockedForData)
                .with(DNNL_ARG_DIFF_SRC, inputGradient);
    }

    void forward() {
        forwardWeights.run();
        forward.run();
    }

    /// Gradients of weights and bias; before [#backwardInput()], which reads what this leaves.
    void backwardParameters() {
        if (throughRelu != null) {
            throughRelu.run();
        }
        backwardWeights.run();
        fromWeightGradient.run();
    }

    void backwardInput() {
        toWeights.run();
        toInput.run();
    }
}
