package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.NDArray;

/// The gradient of a layer's input, to which DL4J adds those of the other readers of the same layer.
///
/// DL4J's own sum takes arrays that are not in the order of their shape number by number. Where both lie alike without
/// gaps this one runs over memory.
@SuppressWarnings("overrides") // DL4J's own base class leaves out the dots
public final class SummableArray extends NDArray {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 4096;

    private SummableArray(INDArray view) {
        super(view.data(), view.shape(), view.stride(), view.offset(), view.ordering(), view.dataType());
    }

    /// A view of a dense, physically channels-last array `[B, ..., C]` as `[B, C, ...]`.
    public static INDArray channelsFirstView(INDArray channelsLast) {
        INDArray view = Layouts.channelsFirstView(channelsLast);
        return view.dataType() == DataType.FLOAT && view != channelsLast ? new SummableArray(view) : view;
    }

    @Override
    public INDArray addi(INDArray other) {
        if (other.dataType() != DataType.FLOAT
                || !Arrays.equals(shape(), other.shape())
                || !Arrays.equals(stride(), other.stride())) {
            return super.addi(other);
        }
        Floats own = new Floats(this);
        Floats added = new Floats(other);
        float[] sums = new float[PIECE];
        float[] values = new float[PIECE];
        for (long at = 0; at < length(); at += PIECE) {
            int count = (int) Math.min(PIECE, length() - at);
            own.read(at, sums, count);
            added.read(at, values, count);
            for (int i = 0; i < count; i++) {
                sums[i] += values[i];
            }
            own.write(at, sums, count);
        }
        Reference.reachabilityFence(other);
        Reference.reachabilityFence(this);
        return this;
    }
}
