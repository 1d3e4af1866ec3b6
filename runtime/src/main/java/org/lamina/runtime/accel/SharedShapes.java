package org.lamina.runtime.accel;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

/// One description for all arrays of a shape, where ND4J's own provider makes a native one for every array, which takes
/// longer than the arithmetic of a small layer. Safe on any thread; ND4J makes one by name ([EngineSettings]).
public final class SharedShapes extends DirectShapeInfoProvider {
    /// Networks use some hundred shapes; what comes beyond is described anew each time, as ND4J does.
    private static final int BOUND = 4096;

    private final Map<Key, Pair<DataBuffer, long[]>> known = new ConcurrentHashMap<>();

    @Override
    public Pair<DataBuffer, long[]> createShapeInformation(
            long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        Key key = new Key(shape, stride, elementWiseStride, order, type, empty);
        Pair<DataBuffer, long[]> found = known.get(key);
        if (found != null) {
            return found;
        }
        Pair<DataBuffer, long[]> made =
                super.createShapeInformation(shape, stride, elementWiseStride, order, type, empty);
        if (known.size() >= BOUND) {
            return made;
        }
        Pair<DataBuffer, long[]> before = known.putIfAbsent(key.detached(), made);
        return before == null ? made : before;
    }

    @Override
    public void purgeCache() {
        super.purgeCache();
        known.clear();
    }

    private record Key(long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        /// The same key, safe from changes of the caller's arrays.
        Key detached() {
            return new Key(shape.clone(), stride.clone(), elementWiseStride, order, type, empty);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && elementWiseStride == key.elementWiseStride
                    && order == key.order
                    && type == key.type
                    && empty == key.empty
                    && Arrays.equals(shape, key.shape)
                    && Arrays.equals(stride, key.stride);
        }

        @Override
        public int hashCode() {
            int hash = 31 * Arrays.hashCode(shape) + Arrays.hashCode(stride);
            return 31 * (31 * hash + Long.hashCode(elementWiseStride)) + 31 * order + type.ordinal();
        }
    }
}
