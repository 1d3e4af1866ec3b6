package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.lamina.runtime.accel.OneDnn.any;
import static org.lamina.runtime.accel.OneDnn.describe;

import java.lang.ref.Reference;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A recurrent layer without gates that ends in tanh, by oneDNN in single precision, for one batch size and sequence
/// length. Sequences lie step by step: `[T, B, F]`.
public final class RnnPrimitives {
    private static final int[] ONE = {0};

    private final Inlet input;
    private final Inlet state;
    private final Inlet outputGradient;
    private final RecurrentWeights weights;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot stateGradient;
    private final GateBlocks bias;
    private final GateBlocks biasGradient;

    /// The parameters of a layer in DL4J's layout, or their gradients.
    public record Parameters(INDArray input, INDArray recurrent, INDArray bias) {}

    public RnnPrimitives(long batch, long steps, long inputs, long units) {
        memory.desc none = new memory.desc();
        memory.desc ofState = describe(memory.format_tag.ldnc, 1, 1, batch, units);
        memory.desc source = describe(memory.format_tag.tnc, steps, batch, inputs);
        memory.desc target = describe(memory.format_tag.tnc, steps, batch, units);
        memory.desc anyInput = any(1, 1, inputs, 1, units);
        memory.desc anyRecurrent = any(1, 1, units, 1, units);
        memory.desc biases = describe(memory.format_tag.ldgo, 1, 1, 1, units);
        vanilla_rnn_forward.primitive_desc forth = new vanilla_rnn_forward.primitive_desc(
                new vanilla_rnn_forward.desc(
                        prop_kind.forward_training,
                        algorithm.eltwise_tanh,
                        rnn_direction.unidirectional_left2right,
                        source,
                        ofState,
                        anyInput,
                        anyRecurrent,
                        biases,
                        target,
                        none),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        vanilla_rnn_backward.primitive_desc back = new vanilla_rnn_backward.primitive_desc(
                new vanilla_rnn_backward.desc(
                        prop_kind.backward,
                        algorithm.eltwise_tanh,
                        rnn_direction.unidirectional_left2right,
                        source,
                        ofState,
                        anyInput,
                        anyRecurrent,
                        biases,
                        target,
                        none,
                        source,
                        ofState,
                        anyInput,
                        anyRecurrent,
                        biases,
                        target,
                        none),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forth);

        input = Inlet.plain(steps, batch, inputs);
        state = Inlet.plain(batch, units);
        outputGradient = Inlet.plain(steps, batch, units);
        output = Slot.empty(target);
        inputGradient = Slot.empty(source);
        stateGradient = Slot.owned(ofState);
        bias = new GateBlocks(ONE, biases, units);
        biasGradient = new GateBlocks(ONE, biases, units);
        Slot workspace = Slot.owned(forth.workspace_desc());

        Step rnn = new Step(new vanilla_rnn_forward(forth), forth);
        Step rnnBack = new Step(new vanilla_rnn_backward(back), back)
                .with(DNNL_ARG_DIFF_SRC_LAYER, inputGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER, stateGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient.slot)
                .with(DNNL_ARG_DIFF_DST_LAYER, outputGradient.slot);
        for (Step step : new Step[] {rnn, rnnBack}) {
            step.with(DNNL_ARG_SRC_LAYER, input.slot)
                    .with(DNNL_ARG_SRC_ITER, state.slot)
                    .with(DNNL_ARG_BIAS, bias.slot)
                    .with(DNNL_ARG_DST_LAYER, output)
                    .with(DNNL_ARG_WORKSPACE, workspace);
        }
        weights = new RecurrentWeights(
                ONE,
                inputs,
                units,
                new RecurrentWeights.Pass(
                        rnn, new RecurrentWeights.Layouts(forth.weights_layer_desc(), forth.weights_iter_desc())),
                new RecurrentWeights.Pass(
                        rnnBack, new RecurrentWeights.Layouts(back.weights_layer_desc(), back.weights_iter_desc())),
                new RecurrentWeights.Layouts(back.diff_weights_layer_desc(), back.diff_weights_iter_desc()));
    }

    /// @param x `[T, B, inputs]`
    /// @param before the state before the first step, `[B, units]`
    /// @param out `[T, B, units]`, dense; the state after each step
    public void forward(INDArray x, INDArray before, Parameters parameters, INDArray out) {
        input.take(x);
        state.take(before);
        bias.load(parameters.bias());
        output.at(out);
        weights.forward(parameters.input(), parameters.recurrent());
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(before);
        Reference.reachabilityFence(parameters);
        Reference.reachabilityFence(out);
    }

    /// Of the last forward pass, whose arrays must still be there.
    ///
    /// @param epsilon `[T, B, units]`
    /// @param next `[T, B, inputs]`, dense
    /// @param toState of the state before the first step, `[B, units]`, dense
    public void backward(INDArray epsilon, Parameters gradients, INDArray next, INDArray toState) {
        outputGradient.take(epsilon);
        inputGradient.at(next);
        // The primitive adds to what it finds.
        biasGradient.slot.clear();
        weights.backward(gradients.input(), gradients.recurrent());
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(next);
        biasGradient.store(gradients.bias());
        stateGradient.store(0, toState, 0, toState.length());
        Reference.reachabilityFence(gradients);
        Reference.reachabilityFence(toState);
    }
}
