package org.lamina.runtime.accel;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/// Working memory for the primitives of one thread. They share it: what a primitive leaves there means nothing once it
/// has run, and one thread runs one at a time.
final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private @Nullable Slot buffer;
    private long size;

    private Scratch() {}

    /// The current thread's memory, at least this large. It may move when a larger one is asked for.
    static Slot ofThisThread(long bytes) {
        return OF_THREAD.get().atLeast(bytes);
    }

    private Slot atLeast(long bytes) {
        Slot known = buffer;
        if (known == null || size < bytes) {
            known = Slot.owned(OneDnn.describe(memory.format_tag.x, Math.ceilDiv(bytes, Float.BYTES)));
            buffer = known;
            size = bytes;
        }
        return known;
    }
}
