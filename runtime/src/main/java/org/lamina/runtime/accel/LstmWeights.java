package org.lamina.runtime.accel;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/// One of an LSTM's parameters between DL4J's order of the gates and oneDNN's.
///
/// DL4J keeps a block for each gate: candidate, forget, output, input; oneDNN wants input, forget, candidate, output.
/// Inside a block both have the inputs of a unit side by side.
final class LstmWeights {
    /// Which of DL4J's blocks oneDNN's first, second, third and fourth are.
    private static final int[] BLOCKS = {3, 1, 0, 2};

    /// The gates in oneDNN's order, each block as DL4J has it.
    final Slot slot;

    private final long block;

    /// @param block the numbers of one gate
    LstmWeights(memory.desc layout, long block) {
        slot = Slot.owned(layout);
        this.block = block;
    }

    void load(INDArray parameter) {
        for (int gate = 0; gate < BLOCKS.length; gate++) {
            slot.load(parameter, BLOCKS[gate] * block, gate * block, block);
        }
    }

    void store(INDArray gradient) {
        for (int gate = 0; gate < BLOCKS.length; gate++) {
            slot.store(gate * block, gradient, BLOCKS[gate] * block, block);
        }
    }
}
