package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
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
    private static final memory.format_tag BLOCKS = memory.format_tag.ldgoi;
    private static final int[] ONE = {0};

    private final Inlet input;
    private final Inlet state;
    private final Inlet outputGradient;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot stateGradient;
    private final GateBlocks inputWeights;
    private final GateBlocks recurrentWeights;
    private final GateBlocks bias;
    private final GateBlocks inputWeightsGradient;
    private final GateBlocks recurrentWeightsGradient;
    private final GateBlocks biasGradient;
    private final Slot ownInputGradient;
    private final Slot ownRecurrentGradient;
    private final Step[] forward;
    private final Step[] beforeBackward;
    private final Step[] backward;

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
        memory.desc inputBlocks = describe(BLOCKS, 1, 1, inputs, 1, units);
        memory.desc recurrentBlocks = describe(BLOCKS, 1, 1, units, 1, units);
        inputWeights = new GateBlocks(ONE, inputBlocks, inputs * units);
        recurrentWeights = new GateBlocks(ONE, recurrentBlocks, units * units);
        bias = new GateBlocks(ONE, biases, units);
        inputWeightsGradient = new GateBlocks(ONE, inputBlocks, inputs * units);
        recurrentWeightsGradient = new GateBlocks(ONE, recurrentBlocks, units * units);
        biasGradient = new GateBlocks(ONE, biases, units);
        Slot workspace = Slot.owned(forth.workspace_desc());
        Slot forthInput = Slot.owned(forth.weights_layer_desc());
        Slot forthRecurrent = Slot.owned(forth.weights_iter_desc());
        Slot backInput = Slot.owned(back.weights_layer_desc());
        Slot backRecurrent = Slot.owned(back.weights_iter_desc());
        ownInputGradient = Slot.owned(back.diff_weights_layer_desc());
        ownRecurrentGradient = Slot.owned(back.diff_weights_iter_desc());

        Step rnn = new Step(new vanilla_rnn_forward(forth), forth)
                .with(DNNL_ARG_WEIGHTS_LAYER, forthInput)
                .with(DNNL_ARG_WEIGHTS_ITER, forthRecurrent);
        Step rnnBack = new Step(new vanilla_rnn_backward(back), back)
                .with(DNNL_ARG_WEIGHTS_LAYER, backInput)
                .with(DNNL_ARG_WEIGHTS_ITER, backRecurrent)
                .with(DNNL_ARG_DIFF_SRC_LAYER, inputGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER, stateGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS_LAYER, ownInputGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS_ITER, ownRecurrentGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient.slot)
                .with(DNNL_ARG_DIFF_DST_LAYER, outputGradient.slot);
        for (Step step : new Step[] {rnn, rnnBack}) {
            step.with(DNNL_ARG_SRC_LAYER, input.slot)
                    .with(DNNL_ARG_SRC_ITER, state.slot)
                    .with(DNNL_ARG_BIAS, bias.slot)
                    .with(DNNL_ARG_DST_LAYER, output)
                    .with(DNNL_ARG_WORKSPACE, workspace);
        }
        forward = new Step[] {
            OneDnn.copy(inputWeights.slot, forthInput), OneDnn.copy(recurrentWeights.slot, forthRecurrent), rnn
        };
        beforeBackward =
                new Step[] {OneDnn.copy(inputWeights.slot, backInput), OneDnn.copy(recurrentWeights.slot, backRecurrent)
                };
        backward = new Step[] {
            rnnBack,
            OneDnn.copy(ownInputGradient, inputWeightsGradient.slot),
            OneDnn.copy(ownRecurrentGradient, recurrentWeightsGradient.slot)
        };
    }

    /// @param x `[T, B, inputs]`
    /// @param before the state before the first step, `[B, units]`
    /// @param out `[T, B, units]`, dense; the state after each step
    public void forward(INDArray x, INDArray before, Parameters parameters, INDArray out) {
        input.take(x);
        state.take(before);
        inputWeights.load(parameters.input());
        recurrentWeights.load(parameters.recurrent());
        bias.load(parameters.bias());
        output.at(out);
        run(forward);
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
        run(beforeBackward);
        // The primitive adds to what it finds.
        ownInputGradient.clear();
        ownRecurrentGradient.clear();
        biasGradient.slot.clear();
        run(backward);
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(next);
        inputWeightsGradient.store(gradients.input());
        recurrentWeightsGradient.store(gradients.recurrent());
        biasGradient.store(gradients.bias());
        stateGradient.store(0, toState, 0, toState.length());
        Reference.reachabilityFence(gradients);
        Reference.reachabilityFence(toState);
    }

    private static void run(Step[] steps) {
        for (Step step : steps) {
            step.run();
        }
    }
}
