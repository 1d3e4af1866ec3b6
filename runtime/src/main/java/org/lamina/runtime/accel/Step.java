package org.lamina.runtime.accel;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.jspecify.annotations.Nullable;

/// A primitive with its argument slots, run as often as wanted.
///
/// The native primitive holds what it was made from and the argument list holds the slots' memory, so that neither
/// descriptors nor slots need a Java reference for it to run.
final class Step {
    private final primitive primitive;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final @Nullable Slot scratch;
    private final long scratchBytes;

    /// @param description what the primitive was made from; it knows how much scratch memory the primitive wants
    Step(primitive primitive, primitive_desc_base description) {
        this.primitive = primitive;
        memory.desc wanted = description.scratchpad_desc();
        scratchBytes = wanted.get_size();
        scratch = scratchBytes > 0 ? Slot.empty(wanted) : null;
        if (scratch != null) {
            with(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
        }
    }

    /// A slot of no size stands for an optional argument that the primitive was made without.
    Step with(int argument, Slot slot) {
        if (slot.layout().get_size() > 0) {
            arguments.put(argument, slot.memory());
        }
        return this;
    }

    void run() {
        if (scratch != null) {
            scratch.at(Scratch.OF_PRIMITIVES.ofThisThread(scratchBytes));
        }
        primitive.execute(OneDnn.Cpu.STREAM, arguments);
    }
}
