package org.lamina.runtime.accel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/// The arrays of one layer that hold something only from one primitive to the next within a call.
///
/// All layers of a thread take turns with the same memory, so it is as large as the largest of them and stays in the
/// cache longer.
final class Temporaries {
    /// Arrays begin at the start of a cache line.
    private static final long LINE = 64;

    private final List<Part> parts = new ArrayList<>();
    private long size;

    /// @param from its first number in the common memory
    private record Part(Slot slot, long from) {}

    /// An array that is there after [#borrow()].
    Slot slot(memory.desc layout) {
        Slot slot = Slot.empty(layout);
        parts.add(new Part(slot, size / Float.BYTES));
        size += Math.ceilDiv(layout.get_size(), LINE) * LINE;
        return slot;
    }

    /// Points the arrays at the current thread's memory, which is this layer's until the call ends.
    void borrow() {
        if (size > 0) {
            Slot memory = Scratch.OF_LAYERS.ofThisThread(size);
            parts.forEach(part -> part.slot.at(memory, part.from));
        }
    }
}
