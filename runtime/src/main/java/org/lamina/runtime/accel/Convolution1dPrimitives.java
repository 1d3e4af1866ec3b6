package org.lamina.runtime.accel;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The primitives of a convolution over steps for one input shape: that of an image of one row, and a function.
///
/// DL4J says that its weights are `[out, in, k, 1]` and reads their memory as `[k, in, out]`.
final class Convolution1dPrimitives {
    final Inlet input;
    final Inlet outputGradient;
    /// What the convolution gives, through ReLU where that is the function.
    final Slot sums;
    /// What comes after any other function.
    final @Nullable FunctionPrimitives function;

    final Slot bias;
    final Slot inputGradient;
    final Slot biasGradient;
    private final ConvolutionPrimitives convolution;
    private final Slot weights;
    private final Slot weightGradient;
    private final Step arrangeWeights;
    private final Step arrangeGradient;

    Convolution1dPrimitives(Window window, long filters, boolean hasBias, IActivation activation) {
        Function after = Function.of(activation);
        boolean relu = after != null && after.isRelu();
        convolution = new ConvolutionPrimitives(window, filters, hasBias, relu, relu);
        function = after == null || relu
                ? null
                : new FunctionPrimitives(after, new long[] {window.batch(), filters, window.outWidth()});
        input = convolution.input;
        outputGradient = convolution.outputGradient;
        sums = convolution.output;
        bias = convolution.bias;
        inputGradient = convolution.inputGradient;
        biasGradient = convolution.biasGradient;
        long[] kernel = {filters, window.channels(), 1, window.kernel()[1]};
        Slot plain = Slot.owned(convolution.weights.layout());
        Slot plainGradient = Slot.owned(convolution.weightGradient.layout());
        convolution.weights.at(plain);
        convolution.weightGradient.at(plainGradient);
        weights = Slot.empty(OneDnn.describe(memory.format_tag.hwio, kernel));
        weightGradient = Slot.empty(weights.layout());
        arrangeWeights = OneDnn.copy(weights, plain);
        arrangeGradient = OneDnn.copy(plainGradient, weightGradient);
    }

    void forward(INDArray parameter) {
        weights.at(parameter);
        arrangeWeights.run();
        convolution.forward();
    }

    /// Gradients of weights and bias, of the last forward pass; before [#backwardInput()].
    void backwardParameters(INDArray gradient) {
        convolution.backwardParameters();
        weightGradient.at(gradient);
        arrangeGradient.run();
    }

    void backwardInput() {
        convolution.backwardInput();
    }
}
