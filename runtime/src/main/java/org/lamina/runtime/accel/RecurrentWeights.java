package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.lamina.runtime.accel.OneDnn.describe;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The weights that a recurrent primitive applies to the input and to the state, and the passes that use them. Before a
/// pass they are brought into the layouts that the primitive prefers, and after it their gradients are brought back.
final class RecurrentWeights {
    private static final memory.format_tag BLOCKS = memory.format_tag.ldgoi;

    private final GateBlocks input;
    private final GateBlocks recurrent;
    private final GateBlocks inputGradient;
    private final GateBlocks recurrentGradient;
    private final Slot ownInputGradient;
    private final Slot ownRecurrentGradient;
    private final Step[] forward;
    private final Step[] backward;
    private final Step[] afterBackward;

    /// How a primitive wants the weights of the input and those of the state.
    record Layouts(memory.desc input, memory.desc recurrent) {}

    /// A primitive, complete but for its weights.
    record Pass(Step step, Layouts weights) {}

    /// @param gates which of the layer's blocks oneDNN's first, second, third ... are
    /// @param gradients how the backward primitive gives the gradients of the weights
    RecurrentWeights(int[] gates, long inputs, long units, Pass forth, Pass back, Layouts gradients) {
        memory.desc ofInput = describe(BLOCKS, 1, 1, inputs, gates.length, units);
        memory.desc ofState = describe(BLOCKS, 1, 1, units, gates.length, units);
        input = new GateBlocks(gates, ofInput, inputs * units);
        recurrent = new GateBlocks(gates, ofState, units * units);
        inputGradient = new GateBlocks(gates, ofInput, inputs * units);
        recurrentGradient = new GateBlocks(gates, ofState, units * units);
        ownInputGradient = Slot.owned(gradients.input);
        ownRecurrentGradient = Slot.owned(gradients.recurrent);
        forward = withWeights(forth);
        backward = withWeights(back);
        back.step
                .with(DNNL_ARG_DIFF_WEIGHTS_LAYER, ownInputGradient)
                .with(DNNL_ARG_DIFF_WEIGHTS_ITER, ownRecurrentGradient);
        afterBackward = new Step[] {
            OneDnn.copy(ownInputGradient, inputGradient.slot), OneDnn.copy(ownRecurrentGradient, recurrentGradient.slot)
        };
    }

    private Step[] withWeights(Pass pass) {
        Slot preferredInput = Slot.owned(pass.weights.input);
        Slot preferredRecurrent = Slot.owned(pass.weights.recurrent);
        pass.step.with(DNNL_ARG_WEIGHTS_LAYER, preferredInput).with(DNNL_ARG_WEIGHTS_ITER, preferredRecurrent);
        return new Step[] {
            OneDnn.copy(input.slot, preferredInput), OneDnn.copy(recurrent.slot, preferredRecurrent), pass.step
        };
    }

    /// Runs the forward pass with these weights.
    void forward(INDArray ofInput, INDArray ofState) {
        input.load(ofInput);
        recurrent.load(ofState);
        run(forward);
    }

    /// Runs the backward pass with the weights of the forward pass, and writes their gradients.
    void backward(INDArray ofInput, INDArray ofState) {
        // The primitive adds to what it finds.
        ownInputGradient.clear();
        ownRecurrentGradient.clear();
        run(backward);
        run(afterBackward);
        inputGradient.store(ofInput);
        recurrentGradient.store(ofState);
    }

    private static void run(Step[] steps) {
        for (Step step : steps) {
            step.run();
        }
    }
}
