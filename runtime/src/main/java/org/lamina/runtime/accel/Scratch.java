package org.lamina.runtime.accel;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/// Working memory that whoever computes on a thread takes turns with: what one leaves there means nothing to the next.
enum Scratch {
    /// What primitives need while they run.
    OF_PRIMITIVES,
    /// What layers hand from one primitive to the next; see [Temporaries].
    OF_LAYERS;

    private final ThreadLocal<Memory> ofThread = ThreadLocal.withInitial(Memory::new);

    /// The current thread's memory, at least this large. It may move when a larger one is asked for.
    Slot ofThisThread(long bytes) {
        return ofThread.get().atLeast(bytes);
    }

    private static final class Memory {
        private @Nullable Slot buffer;
        private long size;

        Slot atLeast(long bytes) {
            Slot known = buffer;
            if (known == null || size < bytes) {
                known = Slot.owned(OneDnn.describe(memory.format_tag.x, Math.ceilDiv(bytes, Float.BYTES)));
                buffer = known;
                size = bytes;
            }
            return known;
        }
    }
}
