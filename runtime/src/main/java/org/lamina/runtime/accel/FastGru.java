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
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A GRU with the reset gate behind the recurrent sums by oneDNN in single precision, for one batch size and sequence
/// length. Sequences lie step by step: `[T, B, F]`. Parameters are a block for each gate: reset, update, candidate.
public final class FastGru {
    private static final int GATES = 3;

    private final int units;
    private final Inlet input;
    private final Inlet state;
    private final Inlet outputGradient;
    private final Slot noState;
    private final Slot from;
    private final RecurrentWeights weights;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot stateGradient;
    private final Slot bias;
    private final Slot biasGradient;

    /// The parameters of a layer, or their gradients: `[3 units, inputs]`, `[3 units, units]`, and the biases of both
    /// sums, `[1, 3 units]`.
    public record Parameters(INDArray input, INDArray recurrent, INDArray bias, INDArray recurrentBias) {}

    public FastGru(long batch, long steps, long inputs, long units) {
        this.units = Math.toIntExact(units);
        memory.desc none = new memory.desc();
        memory.desc ofState = describe(memory.format_tag.ldnc, 1, 1, batch, units);
        memory.desc source = describe(memory.format_tag.tnc, steps, batch, inputs);
        memory.desc target = describe(memory.format_tag.tnc, steps, batch, units);
        memory.desc anyInput = any(1, 1, inputs, GATES, units);
        memory.desc anyRecurrent = any(1, 1, units, GATES, units);
        memory.desc biases = describe(memory.format_tag.ldgo, 1, 1, GATES + 1, units);
        lbr_gru_forward.primitive_desc forth = new lbr_gru_forward.primitive_desc(
                new lbr_gru_forward.desc(
                        prop_kind.forward_training,
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
        lbr_gru_backward.primitive_desc back = new lbr_gru_backward.primitive_desc(
                new lbr_gru_backward.desc(
                        prop_kind.backward,
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
        noState = Slot.owned(ofState);
        noState.clear();
        from = Slot.empty(ofState);
        output = Slot.empty(target);
        inputGradient = Slot.empty(source);
        stateGradient = Slot.owned(ofState);
        bias = Slot.owned(biases);
        biasGradient = Slot.owned(biases);
        Slot workspace = Slot.owned(forth.workspace_desc());

        Step gru = new Step(new lbr_gru_forward(forth), forth);
        Step gruBack = new Step(new lbr_gru_backward(back), back)
                .with(DNNL_ARG_DIFF_SRC_LAYER, inputGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER, stateGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient)
                .with(DNNL_ARG_DIFF_DST_LAYER, outputGradient.slot);
        for (Step step : new Step[] {gru, gruBack}) {
            step.with(DNNL_ARG_SRC_LAYER, input.slot)
                    .with(DNNL_ARG_SRC_ITER, from)
                    .with(DNNL_ARG_BIAS, bias)
                    .with(DNNL_ARG_DST_LAYER, output)
                    .with(DNNL_ARG_WORKSPACE, workspace);
        }
        weights = new RecurrentWeights(
                GateBlocks.GRU,
                inputs,
                units,
                new RecurrentWeights.Pass(
                        gru, new RecurrentWeights.Layouts(forth.weights_layer_desc(), forth.weights_iter_desc())),
                new RecurrentWeights.Pass(
                        gruBack, new RecurrentWeights.Layouts(back.weights_layer_desc(), back.weights_iter_desc())),
                new RecurrentWeights.Layouts(back.diff_weights_layer_desc(), back.diff_weights_iter_desc()));
    }

    /// @param x `[T, B, inputs]`
    /// @param before the state before the first step, `[B, units]`; zero where there is none
    /// @param out `[T, B, units]`, dense; the state after each step
    public void forward(INDArray x, @Nullable INDArray before, Parameters parameters, INDArray out) {
        input.take(x);
        if (before == null) {
            from.at(noState);
        } else {
            state.take(before);
            from.at(state.slot);
        }
        loadBias(parameters);
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
        biasGradient.clear();
        weights.backward(gradients.input(), gradients.recurrent());
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(next);
        stateGradient.store(0, toState, 0, toState.length());
        storeBias(gradients);
        Reference.reachabilityFence(gradients);
        Reference.reachabilityFence(toState);
    }

    /// oneDNN has one bias for update and reset, and the two of the candidate.
    private void loadBias(Parameters parameters) {
        float[] input = new float[GATES * units];
        float[] recurrent = new float[GATES * units];
        new Floats(parameters.bias()).read(0, input, input.length);
        new Floats(parameters.recurrentBias()).read(0, recurrent, recurrent.length);
        float[] all = new float[(GATES + 1) * units];
        for (int u = 0; u < units; u++) {
            all[u] = input[units + u] + recurrent[units + u];
            all[units + u] = input[u] + recurrent[u];
            all[2 * units + u] = input[2 * units + u];
            all[3 * units + u] = recurrent[2 * units + u];
        }
        bias.write(all);
    }

    private void storeBias(Parameters gradients) {
        float[] all = new float[(GATES + 1) * units];
        biasGradient.read(all);
        float[] input = new float[GATES * units];
        System.arraycopy(all, units, input, 0, units);
        System.arraycopy(all, 0, input, units, units);
        System.arraycopy(all, 2 * units, input, 2 * units, units);
        float[] recurrent = input.clone();
        System.arraycopy(all, 3 * units, recurrent, 2 * units, units);
        new Floats(gradients.bias()).write(0, input, input.length);
        new Floats(gradients.recurrentBias()).write(0, recurrent, recurrent.length);
    }
}
