package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

class SharedShapesTest {
    private final SharedShapes shapes = new SharedShapes();

    @Test
    void describesAsTheEngineDoes() {
        Pair<DataBuffer, long[]> stock = new DirectShapeInfoProvider()
                .createShapeInformation(new long[] {2, 3}, new long[] {1, 2}, 1, 'f', DataType.FLOAT, false);

        assertArrayEquals(stock.getSecond(), describe(DataType.FLOAT, 'f', 2, 3).getSecond());
    }

    @Test
    void equalShapesShareOneDescription() {
        assertSame(describe(DataType.FLOAT, 'f', 2, 3), describe(DataType.FLOAT, 'f', 2, 3));
    }

    @Test
    void whatDiffersIsDescribedApart() {
        Pair<DataBuffer, long[]> one = describe(DataType.FLOAT, 'f', 2, 3);

        assertNotSame(one, describe(DataType.FLOAT, 'f', 2, 4));
        assertNotSame(one, describe(DataType.DOUBLE, 'f', 2, 3));
        assertNotSame(one, describe(DataType.FLOAT, 'c', 2, 3));
    }

    @Test
    void aChangedShapeArrayDoesNotReachTheDescription() {
        long[] shape = {2, 3};
        long[] stride = {1, 2};
        Pair<DataBuffer, long[]> before = shapes.createShapeInformation(shape, stride, 1, 'f', DataType.FLOAT, false);
        shape[1] = 5;
        Pair<DataBuffer, long[]> after = shapes.createShapeInformation(shape, stride, 1, 'f', DataType.FLOAT, false);

        assertSame(before, describe(DataType.FLOAT, 'f', 2, 3));
        assertEquals(5, after.getSecond()[2]);
    }

    private Pair<DataBuffer, long[]> describe(DataType type, char order, long... shape) {
        return shapes.createShapeInformation(shape.clone(), new long[] {1, shape[0]}, 1, order, type, false);
    }
}
