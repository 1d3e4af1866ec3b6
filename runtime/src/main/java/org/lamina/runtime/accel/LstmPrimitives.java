package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_PEEPHOLE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_PEEPHOLE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.lamina.runtime.accel.OneDnn.any;
import static org.lamina.runtime.accel.OneDnn.describe;

import java.lang.ref.Reference;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An LSTM by oneDNN in single precision, for one batch size and sequence length. Sequences lie step by step:
/// `[T, B, F]`.
public final class LstmPrimitives {
    private final Inlet input;
    private final Inlet hidden;
    private final Inlet cell;
    private final Inlet outputGradient;
    private final Slot zeros;
    private final Slot fromHidden;
    private final Slot fromCell;
    private final RecurrentWeights weights;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot hiddenGradient;
    private final Slot cellGradient;
    private final GateBlocks bias;
    private final GateBlocks biasGradient;
    private final @Nullable GateBlocks peepholes;
    private final @Nullable GateBlocks peepholeGradient;

    /// The parameters of a layer in DL4J's layout, or their gradients. Peepholes lie behind the recurrent weights.
    public record Parameters(INDArray input, INDArray recurrent, INDArray bias) {}

    /// What is carried from step to step, or its gradients, `[B, units]` each.
    public record State(INDArray hidden, INDArray cell) {}

    /// What is computed, for which sizes.
    ///
    /// @param peepholes whether the gates see the cells
    public record Form(long batch, long steps, long inputs, long units, boolean peepholes) {}

    public LstmPrimitives(Form form) {
        long batch = form.batch;
        long steps = form.steps;
        long inputs = form.inputs;
        long units = form.units;
        memory.desc none = new memory.desc();
        memory.desc state = describe(memory.format_tag.ldnc, 1, 1, batch, units);
        memory.desc from = describe(memory.format_tag.tnc, steps, batch, inputs);
        memory.desc to = describe(memory.format_tag.tnc, steps, batch, units);
        memory.desc anyInput = any(1, 1, inputs, 4, units);
        memory.desc anyRecurrent = any(1, 1, units, 4, units);
        memory.desc biases = describe(memory.format_tag.ldgo, 1, 1, 4, units);
        memory.desc peeps = form.peepholes ? describe(memory.format_tag.ldgo, 1, 1, 3, units) : none;
        lstm_forward.primitive_desc forth = new lstm_forward.primitive_desc(
                new lstm_forward.desc(
                        prop_kind.forward_training,
                        rnn_direction.unidirectional_left2right,
                        from,
                        state,
                        state,
                        anyInput,
                        anyRecurrent,
                        peeps,
                        biases,
                        to,
                        none,
                        none),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        lstm_backward.primitive_desc back = new lstm_backward.primitive_desc(
                new lstm_backward.desc(
                        prop_kind.backward,
                        rnn_direction.unidirectional_left2right,
                        from,
                        state,
                        state,
                        anyInput,
                        anyRecurrent,
                        peeps,
                        biases,
                        to,
                        none,
                        none,
                        from,
                        state,
                        state,
                        anyInput,
                        anyRecurrent,
                        peeps,
                        biases,
                        to,
                        none,
                        none),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forth);

        input = Inlet.plain(steps, batch, inputs);
        outputGradient = Inlet.plain(steps, batch, units);
        output = Slot.empty(to);
        inputGradient = Slot.empty(from);
        bias = new GateBlocks(GateBlocks.LSTM, biases, units);
        biasGradient = new GateBlocks(GateBlocks.LSTM, biases, units);
        peepholes = form.peepholes ? peepholes(peeps, units) : null;
        peepholeGradient = form.peepholes ? peepholes(peeps, units) : null;
        Slot workspace = Slot.owned(forth.workspace_desc());
        // Without an explicit first state oneDNN's gradient of the recurrent weights is wrong.
        zeros = Slot.owned(state);
        zeros.clear();
        hidden = Inlet.plain(batch, units);
        cell = Inlet.plain(batch, units);
        fromHidden = Slot.empty(state);
        fromCell = Slot.empty(state);
        hiddenGradient = Slot.owned(state);
        cellGradient = Slot.owned(state);

        Step lstm = new Step(new lstm_forward(forth), forth);
        Step lstmBack = new Step(new lstm_backward(back), back)
                .with(DNNL_ARG_DIFF_SRC_LAYER, inputGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER, hiddenGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER_C, cellGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient.slot)
                .with(DNNL_ARG_DIFF_DST_LAYER, outputGradient.slot);
        for (Step step : new Step[] {lstm, lstmBack}) {
            step.with(DNNL_ARG_SRC_LAYER, input.slot)
                    .with(DNNL_ARG_SRC_ITER, fromHidden)
                    .with(DNNL_ARG_SRC_ITER_C, fromCell)
                    .with(DNNL_ARG_BIAS, bias.slot)
                    .with(DNNL_ARG_DST_LAYER, output)
                    .with(DNNL_ARG_WORKSPACE, workspace);
            if (peepholes != null) {
                step.with(DNNL_ARG_WEIGHTS_PEEPHOLE, peepholes.slot);
            }
        }
        if (peepholeGradient != null) {
            lstmBack.with(DNNL_ARG_DIFF_WEIGHTS_PEEPHOLE, peepholeGradient.slot);
        }
        weights = new RecurrentWeights(
                GateBlocks.LSTM,
                inputs,
                units,
                new RecurrentWeights.Pass(
                        lstm, new RecurrentWeights.Layouts(forth.weights_layer_desc(), forth.weights_iter_desc())),
                new RecurrentWeights.Pass(
                        lstmBack, new RecurrentWeights.Layouts(back.weights_layer_desc(), back.weights_iter_desc())),
                new RecurrentWeights.Layouts(back.diff_weights_layer_desc(), back.diff_weights_iter_desc()));
    }

    private static GateBlocks peepholes(memory.desc layout, long units) {
        return new GateBlocks(GateBlocks.PEEPHOLES, layout, units, 4 * units * units);
    }

    /// @param x `[T, B, inputs]`
    /// @param before the state before the first step; zero where there is none
    /// @param out `[T, B, units]`, dense; the hidden state after each step
    public void forward(INDArray x, @Nullable State before, Parameters parameters, INDArray out) {
        input.take(x);
        if (before == null) {
            fromHidden.at(zeros);
            fromCell.at(zeros);
        } else {
            hidden.take(before.hidden());
            fromHidden.at(hidden.slot);
            cell.take(before.cell());
            fromCell.at(cell.slot);
        }
        bias.load(parameters.bias());
        if (peepholes != null) {
            peepholes.load(parameters.recurrent());
        }
        output.at(out);
        weights.forward(parameters.input(), parameters.recurrent());
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(before);
        Reference.reachabilityFence(parameters);
        Reference.reachabilityFence(out);
    }

    /// All gradients, from the weights and what else the forward pass left; its arrays must still be there.
    ///
    /// @param epsilon `[T, B, units]`
    /// @param next `[T, B, inputs]`, dense
    public void backward(INDArray epsilon, Parameters gradients, INDArray next) {
        outputGradient.take(epsilon);
        inputGradient.at(next);
        // The primitive adds to what it finds.
        biasGradient.slot.clear();
        if (peepholeGradient != null) {
            peepholeGradient.slot.clear();
        }
        weights.backward(gradients.input(), gradients.recurrent());
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(next);
        biasGradient.store(gradients.bias());
        if (peepholeGradient != null) {
            peepholeGradient.store(gradients.recurrent());
        }
        Reference.reachabilityFence(gradients);
    }

    /// What the last backward pass found for the state before the first step, into dense arrays.
    public void storeStateGradient(State to) {
        hiddenGradient.store(0, to.hidden(), 0, to.hidden().length());
        cellGradient.store(0, to.cell(), 0, to.cell().length());
        Reference.reachabilityFence(to);
    }
}
