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

    private final List<Slot> slots = new ArrayList<>();
    private long size;

    /// An array that is there after [#borrow()].
    Slot slot(memory.desc layout) {
        Slot slot = Slot.empty(layout);
        slots.add(slot);
        size += padded(layout);
        return slot;
    }

    /// Points the arrays at the current thread's memory, which is this layer's until the call ends.
    void borrow() {
        if (size == 0) {
            return;
        }
        Slot memory = Scratch.OF_LAYERS.ofThisThread(size);
        long from = 0;
        for (Slot slot : slots) {
            slot.at(memory, from / Float.BYTES);
            from += padded(slot.layout());
        }
    }

    private static long padded(memory.desc layout) {
        return Math.ceilDiv(layout.get_size(), LINE) * LINE;
    }
}
