package org.lamina.runtime.accel;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A dense float vector of the engine's, read and written piece by piece. The array must stay reachable meanwhile.
final class Floats extends FloatPointer {
    private final long start;

    Floats(INDArray vector) {
        start = vector.data().address() + Float.BYTES * vector.offset();
    }

    /// Whether the array is single precision and its numbers lie one behind the other.
    static boolean isPlain(INDArray array) {
        return array.dataType() == DataType.FLOAT && array.rank() == 1 && (array.length() == 1 || array.stride(0) == 1);
    }

    void read(long from, float[] values, int count) {
        at(from).get(values, 0, count);
    }

    void write(long to, float[] values, int count) {
        at(to).put(values, 0, count);
    }

    private FloatPointer at(long from) {
        address = start + Float.BYTES * from;
        return this;
    }
}
