package org.lamina.runtime.accel;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;

/// A primitive with its argument slots, run as often as wanted.
final class Step {
    private final primitive primitive;
    private final IntMemoryMap arguments = new IntMemoryMap();

    Step(primitive primitive) {
        this.primitive = primitive;
    }

    Step with(int argument, Slot slot) {
        arguments.put(argument, slot.memory());
        return this;
    }

    void run() {
        primitive.execute(OneDnn.Cpu.STREAM, arguments);
    }
}
