package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A place for an array in a primitive's argument list: its layout is fixed, its address is set before each run.
///
/// No Java object is made when the address changes.
final class Slot {
    private final memory.desc layout;
    private final memory memory;
    private final MovablePointer pointer = new MovablePointer();
    private long address;

    private Slot(memory.desc layout, memory memory) {
        this.layout = layout;
        this.memory = memory;
    }

    /// A slot that points at nothing yet.
    static Slot empty(memory.desc layout) {
        return new Slot(layout, new memory(layout, OneDnn.Cpu.ENGINE, (Pointer) null));
    }

    /// A slot with a buffer of its own, freed with it.
    static Slot owned(memory.desc layout) {
        memory memory = new memory(layout, OneDnn.Cpu.ENGINE);
        Slot slot = new Slot(layout, memory);
        slot.address = memory.get_data_handle().address();
        return slot;
    }

    /// A view of another slot's own buffer, from its `from`-th number on. The buffer lives as long as the owner, or a
    /// step that has the owner as an argument.
    static Slot within(Slot owner, memory.desc layout, long from) {
        Slot slot = empty(layout);
        slot.at(owner, from);
        return slot;
    }

    memory.desc layout() {
        return layout;
    }

    memory memory() {
        return memory;
    }

    /// Points at the first value of an array, views included (an array's own address leaves out a view's offset).
    void at(INDArray array) {
        at(start(array));
    }

    /// Points at the `from`-th number of a dense array.
    void at(INDArray array, long from) {
        at(start(array) + Float.BYTES * from);
    }

    /// Points at what another slot points at.
    void at(Slot other) {
        at(other, 0);
    }

    /// Points `from` numbers behind what another slot points at.
    void at(Slot other, long from) {
        at(other.address + Float.BYTES * from);
    }

    /// Copies `count` numbers of an array, from its `from`-th on, to this slot's `to`-th place and on.
    void load(INDArray array, long from, long to, long count) {
        Pointer.memcpy(new Place(address, to), new Place(start(array), from), Float.BYTES * count);
    }

    /// The way back: `count` numbers, from this slot's `from`-th on, to the array's `to`-th place and on.
    void store(long from, INDArray array, long to, long count) {
        Pointer.memcpy(new Place(start(array), to), new Place(address, from), Float.BYTES * count);
    }

    /// From the beginning on; what the slot points at must stay reachable meanwhile.
    void read(float[] values) {
        read(0, values, values.length);
    }

    /// From a place on; what the slot points at must stay reachable meanwhile.
    void read(long from, float[] values, int count) {
        new FloatPointer(new Place(address, from)).get(values, 0, count);
        Reference.reachabilityFence(memory);
    }

    /// From the beginning on; what the slot points at must stay reachable meanwhile.
    void write(float[] values) {
        new FloatPointer(new Place(address, 0)).put(values, 0, values.length);
        Reference.reachabilityFence(memory);
    }

    void clear() {
        Pointer.memset(new Place(address, 0), 0, layout.get_size());
    }

    /// Whether `second` begins where `first` ends.
    static boolean follows(INDArray first, INDArray second) {
        return start(second) == start(first) + Float.BYTES * first.length();
    }

    private static long start(INDArray array) {
        return array.data().address() + Float.BYTES * array.offset();
    }

    private void at(long wanted) {
        if (wanted != address) {
            pointer.moveTo(wanted);
            memory.set_data_handle(pointer);
            address = wanted;
        }
    }

    private static final class MovablePointer extends Pointer {
        void moveTo(long wanted) {
            address = wanted;
        }
    }

    /// The `index`-th number from an address on.
    private static final class Place extends Pointer {
        Place(long start, long index) {
            address = start + Float.BYTES * index;
        }
    }
}
