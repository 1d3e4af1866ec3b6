package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.lamina.runtime.accel.OneDnn.any;
import static org.lamina.runtime.accel.OneDnn.describe;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;

/// The primitives of one LSTM for one batch size and sequence length. Sequences lie step by step: `[T, B, F]`.
final class LstmPrimitives {
    private static final memory.format_tag GATES = memory.format_tag.ldgoi;

    final Inlet input;
    final Inlet outputGradient;
    final Slot output;
    final Slot inputGradient;
    final GateBlocks inputWeights;
    final GateBlocks recurrentWeights;
    final GateBlocks bias;
    final GateBlocks inputWeightsGradient;
    final GateBlocks recurrentWeightsGradient;
    final GateBlocks biasGradient;
    private final Slot ownInputGradient;
    private final Slot ownRecurrentGradient;
    private final Step[] forward;
    private final Step[] beforeBackward;
    private final Step[] backward;

    LstmPrimitives(long batch, long steps, long inputs, long units) {
        memory.desc none = new memory.desc();
        memory.desc state = describe(memory.format_tag.ldnc, 1, 1, batch, units);
        memory.desc from = describe(memory.format_tag.tnc, steps, batch, inputs);
        memory.desc to = describe(memory.format_tag.tnc, steps, batch, units);
        memory.desc anyInput = any(1, 1, inputs, 4, units);
        memory.desc anyRecurrent = any(1, 1, units, 4, units);
        memory.desc biases = describe(memory.format_tag.ldgo, 1, 1, 4, units);
        lstm_forward.primitive_desc forth = new lstm_forward.primitive_desc(
                new lstm_forward.desc(
                        prop_kind.forward_training,
                        rnn_direction.unidirectional_left2right,
                        from,
                        state,
                        state,
                        anyInput,
                        anyRecurrent,
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
                        biases,
                        to,
                        none,
                        none,
                        from,
                        state,
                        state,
                        anyInput,
                        anyRecurrent,
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
        inputWeights = new GateBlocks(GateBlocks.LSTM, describe(GATES, 1, 1, inputs, 4, units), inputs * units);
        recurrentWeights = new GateBlocks(GateBlocks.LSTM, describe(GATES, 1, 1, units, 4, units), units * units);
        bias = new GateBlocks(GateBlocks.LSTM, biases, units);
        inputWeightsGradient = new GateBlocks(GateBlocks.LSTM, inputWeights.slot.layout(), inputs * units);
        recurrentWeightsGradient = new GateBlocks(GateBlocks.LSTM, recurrentWeights.slot.layout(), units * units);
        biasGradient = new GateBlocks(GateBlocks.LSTM, biases, units);
        Slot workspace = Slot.owned(forth.workspace_desc());
        // Without an explicit first state oneDNN's gradient of the recurrent weights is wrong.
        Slot hidden = zero(state);
        Slot cell = zero(state);
        Slot forthInput = Slot.owned(forth.weights_layer_desc());
        Slot forthRecurrent = Slot.owned(forth.weights_iter_desc());
        Slot backInput = Slot.owned(back.weights_layer_desc());
        Slot backRecurrent = Slot.owned(back.weights_iter_desc());
        ownInputGradient = Slot.owned(back.diff_weights_layer_desc());
        ownRecurrentGradient = Slot.owned(back.diff_weights_iter_desc());

        Step lstm = new Step(new lstm_forward(forth), forth)
                .with(DNNL_ARG_WEIGHTS_LAYER, forthInput)
                .with(DNNL_ARG_WEIGHTS_ITER, forthRecurrent);
        Step lstmBack = new Step(new lstm_backward(back), back)
                .with(DNNL_ARG_WEIGHTS_LAYER, backInput)
                .with(DNNL_ARG_WEIGHTS_ITER, backRecurrent)
                .with(DNNL_ARG_DIFF_SRC_LAYER, inputGradient)
                .with(DNNL_ARG_DIFF_SRC_ITER, Slot.owned(state))
                .with(DNNL_ARG_DIFF_SRC_ITER_C, Slot.owned(state))
                .with(DNNL_ARG_DIFF_WEIGHTS_LAYER, ownInputGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS_ITER, ownRecurrentGradient)
                .with(DNNL_ARG_DIFF_BIAS, biasGradient.slot)
                .with(DNNL_ARG_DIFF_DST_LAYER, outputGradient.slot);
        for (Step step : new Step[] {lstm, lstmBack}) {
            step.with(DNNL_ARG_SRC_LAYER, input.slot)
                    .with(DNNL_ARG_SRC_ITER, hidden)
                    .with(DNNL_ARG_SRC_ITER_C, cell)
                    .with(DNNL_ARG_BIAS, bias.slot)
                    .with(DNNL_ARG_DST_LAYER, output)
                    .with(DNNL_ARG_WORKSPACE, workspace);
        }
        forward = new Step[] {
            OneDnn.copy(inputWeights.slot, forthInput), OneDnn.copy(recurrentWeights.slot, forthRecurrent), lstm
        };
        beforeBackward =
                new Step[] {OneDnn.copy(inputWeights.slot, backInput), OneDnn.copy(recurrentWeights.slot, backRecurrent)
                };
        backward = new Step[] {
            lstmBack,
            OneDnn.copy(ownInputGradient, inputWeightsGradient.slot),
            OneDnn.copy(ownRecurrentGradient, recurrentWeightsGradient.slot)
        };
    }

    private static Slot zero(memory.desc layout) {
        Slot slot = Slot.owned(layout);
        slot.clear();
        return slot;
    }

    void forward() {
        run(forward);
    }

    /// All gradients, from the weights and what else the forward pass left.
    void backward() {
        run(beforeBackward);
        // The primitive adds to what it finds.
        ownInputGradient.clear();
        ownRecurrentGradient.clear();
        biasGradient.slot.clear();
        run(backward);
    }

    private static void run(Step[] steps) {
        for (Step step : steps) {
            step.run();
        }
    }
}
