package org.lamina.runtime.mask;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The engine's sequences `[B, F, T]` of single or double precision as they lie in memory: a row of features for each
/// step of each sample. Vectors `[B, F]` are sequences of one step. The array must stay reachable meanwhile.
final class Rows {
    private final MemorySegment memory;
    private final int size;
    private final long sampleStride;
    private final long stepStride;
    private final int features;
    private final float[] narrow;

    @SuppressWarnings("restricted") // the engine's own memory, as long as the array says
    private Rows(INDArray array) {
        size = array.dataType() == DataType.DOUBLE ? Double.BYTES : Float.BYTES;
        features = (int) array.size(1);
        sampleStride = size * array.stride(0);
        stepStride = array.rank() == 3 ? size * array.stride(2) : 0;
        long steps = array.rank() == 3 ? array.size(2) : 1;
        long last = (array.size(0) - 1) * sampleStride + (steps - 1) * stepStride;
        memory = MemorySegment.ofAddress(array.data().address() + size * array.offset())
                .reinterpret(last + (long) size * features);
        narrow = new float[size == Float.BYTES ? features : 0];
    }

    /// @param array whose features lie one behind the other, see [#laidOut]
    static Rows of(INDArray array) {
        return new Rows(array);
    }

    /// The array itself where its features lie one behind the other, else such a copy.
    static INDArray laidOut(INDArray array) {
        if (array.size(1) == 1 || array.stride(1) == 1) {
            return array;
        }
        return array.rank() == 2
                ? array.dup('c')
                : array.permute(0, 2, 1).dup('c').permute(0, 2, 1);
    }

    int features() {
        return features;
    }

    private long at(int sample, int step) {
        return sample * sampleStride + step * stepStride;
    }

    void copy(int sample, int step, Rows to, int otherStep) {
        MemorySegment.copy(memory, at(sample, step), to.memory, to.at(sample, otherStep), (long) size * features);
    }

    void clear(int sample, int step) {
        memory.asSlice(at(sample, step), (long) size * features).fill((byte) 0);
    }

    void read(int sample, int step, double[] row) {
        if (size == Double.BYTES) {
            MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, at(sample, step), row, 0, features);
            return;
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at(sample, step), narrow, 0, features);
        for (int f = 0; f < features; f++) {
            row[f] = narrow[f];
        }
    }

    void write(double[] row, int sample, int step) {
        if (size == Double.BYTES) {
            MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_DOUBLE, at(sample, step), features);
            return;
        }
        for (int f = 0; f < features; f++) {
            narrow[f] = (float) row[f];
        }
        MemorySegment.copy(narrow, 0, memory, ValueLayout.JAVA_FLOAT, at(sample, step), features);
    }

    void write(double value, int sample, int step, int feature) {
        long place = at(sample, step) + (long) size * feature;
        if (size == Double.BYTES) {
            memory.set(ValueLayout.JAVA_DOUBLE, place, value);
        } else {
            memory.set(ValueLayout.JAVA_FLOAT, place, (float) value);
        }
    }
}
