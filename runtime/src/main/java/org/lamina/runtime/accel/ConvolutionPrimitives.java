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

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/// The primitives of one convolution for one input shape: forward with an optional ReLU, and both halves of backward.
///
/// Activations and their gradients come and go channels-last, weights as DL4J keeps them (`[out, in, kH, kW]`).
/// Weights are reordered inside to what the primitives like best; activations are, too, where that pays.
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
    private final Temporaries temporaries = new Temporaries();
    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backwardParameters = new ArrayList<>();
    private final List<Step> backwardInput = new ArrayList<>();

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

        ConvolutionKernels kernels = ConvolutionKernels.of(window, filters, hasBias, relu);
        convolution_forward.primitive_desc fused = kernels.forward();
        // Each serves forward and, when nothing needs its numbers any more, the gradient of the same place.
        Slot insideIn = isAsWanted(fused.src_desc(), input.slot) ? input.slot : Slot.owned(fused.src_desc());
        Slot insideOut = isAsWanted(fused.dst_desc(), output) ? output : temporaries.slot(fused.dst_desc());
        Slot forwardWeights = temporaries.slot(fused.weights_desc());
        forward.add(OneDnn.copy(weights, forwardWeights));
        copy(input.slot, insideIn, forward);
        forward.add(new Step(new convolution_forward(fused), fused)
                .with(DNNL_ARG_SRC, insideIn)
                .with(DNNL_ARG_WEIGHTS, forwardWeights)
                .with(DNNL_ARG_BIAS, bias)
                .with(DNNL_ARG_DST, insideOut));
        copy(insideOut, output, forward);

        Slot beforeRelu = reluBackward ? temporaries.slot(outDesc) : outputGradient.slot;
        if (reluBackward) {
            backwardParameters.add(ReluBackward.step(outDesc, output, outputGradient.slot, beforeRelu));
        }
        Slot insideGradient = insideOut == output ? beforeRelu : insideOut;
        copy(beforeRelu, insideGradient, backwardParameters);

        convolution_backward_weights.primitive_desc weightsDesc = kernels.backwardWeights();
        Slot blockedGradient = temporaries.slot(weightsDesc.diff_weights_desc());
        backwardParameters.add(new Step(new convolution_backward_weights(weightsDesc), weightsDesc)
                .with(DNNL_ARG_SRC, insideIn)
                .with(DNNL_ARG_DIFF_DST, insideGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS, blockedGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient));
        backwardParameters.add(OneDnn.copy(blockedGradient, weightGradient));

        convolution_backward_data.primitive_desc dataDesc = kernels.backwardData();
        Slot backwardWeights = temporaries.slot(dataDesc.weights_desc());
        Slot insideResult = insideIn == input.slot ? inputGradient : insideIn;
        backwardInput.add(OneDnn.copy(weights, backwardWeights));
        backwardInput.add(new Step(new convolution_backward_data(dataDesc), dataDesc)
                .with(DNNL_ARG_DIFF_DST, insideGradient)
                .with(DNNL_ARG_WEIGHTS, backwardWeights)
                .with(DNNL_ARG_DIFF_SRC, insideResult));
        copy(insideResult, inputGradient, backwardInput);
    }

    private static boolean isAsWanted(memory.desc wanted, Slot outside) {
        return wanted.equals(outside.layout());
    }

    private static void copy(Slot from, Slot to, List<Step> steps) {
        if (from != to) {
            steps.add(OneDnn.copy(from, to));
        }
    }

    void forward() {
        temporaries.borrow();
        forward.forEach(Step::run);
    }

    /// Gradients of weights and bias; before [#backwardInput()], which writes over what this reads.
    void backwardParameters() {
        temporaries.borrow();
        backwardParameters.forEach(Step::run);
    }

    /// Right after [#backwardParameters()], whose temporary arrays it reads.
    void backwardInput() {
        backwardInput.forEach(Step::run);
    }
}
