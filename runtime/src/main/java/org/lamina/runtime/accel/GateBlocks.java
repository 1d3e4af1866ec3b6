package org.lamina.runtime.accel;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/// One of a recurrent layer's parameters, a block for each gate, between the layer's order of the gates and oneDNN's.
/// Inside a block both have the inputs of a unit side by side.
final class GateBlocks {
    /// DL4J's LSTM: candidate, forget, output, input; oneDNN's: input, forget, candidate, output.
    static final int[] LSTM = {3, 1, 0, 2};

    /// DL4J's peepholes: forget, output, input; oneDNN's: input, forget, output.
    static final int[] PEEPHOLES = {2, 0, 1};

    /// Our GRU: reset, update, candidate; oneDNN's: update, reset, candidate.
    static final int[] GRU = {1, 0, 2};

    /// The gates in oneDNN's order.
    final Slot slot;

    private final int[] order;
    private final long block;
    private final long from;

    GateBlocks(int[] order, memory.desc layout, long block) {
        this(order, layout, block, 0);
    }

    /// @param order which of the layer's blocks oneDNN's first, second, third ... are
    /// @param block the numbers of one gate
    /// @param from where in the layer's parameter the first block begins
    GateBlocks(int[] order, memory.desc layout, long block, long from) {
        slot = Slot.owned(layout);
        this.order = order;
        this.block = block;
        this.from = from;
    }

    void load(INDArray parameter) {
        for (int gate = 0; gate < order.length; gate++) {
            slot.load(parameter, from + order[gate] * block, gate * block, block);
        }
    }

    void store(INDArray gradient) {
        for (int gate = 0; gate < order.length; gate++) {
            slot.store(gate * block, gradient, from + order[gate] * block, block);
        }
    }
}
