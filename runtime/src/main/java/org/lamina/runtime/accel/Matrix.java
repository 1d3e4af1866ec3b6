package org.lamina.runtime.accel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.ndarray.INDArray;

/// One of the engine's float matrices, read and written number by number, however it lies. The array must stay
/// reachable meanwhile.
final class Matrix {
    private final MemorySegment values;
    private final long rowStride;
    private final long columnStride;

    @SuppressWarnings("restricted") // the engine's own memory, as long as the array says
    Matrix(INDArray array) {
        rowStride = array.stride(0);
        columnStride = array.stride(1);
        long last = (array.size(0) - 1) * rowStride + (array.size(1) - 1) * columnStride;
        values = MemorySegment.ofAddress(array.data().address() + Float.BYTES * array.offset())
                .reinterpret(Float.BYTES * (last + 1));
    }

    float get(long row, long column) {
        return values.getAtIndex(ValueLayout.JAVA_FLOAT, row * rowStride + column * columnStride);
    }

    void set(long row, long column, float value) {
        values.setAtIndex(ValueLayout.JAVA_FLOAT, row * rowStride + column * columnStride, value);
    }
}
