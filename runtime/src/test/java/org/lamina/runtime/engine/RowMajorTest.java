package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class RowMajorTest {

    private final INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void readsTurnedAndCutArraysInTheirOwnOrder() {
        assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, RowMajor.read(matrix.transpose()));
        assertArrayEquals(
                new float[] {5, 6},
                RowMajor.readFloats(matrix.get(NDArrayIndex.point(1), NDArrayIndex.interval(1, 3))));
        assertArrayEquals(new double[] {4, 5, 6}, RowMajor.read(matrix.getRow(1)));
        assertArrayEquals(
                new double[] {2, 5},
                RowMajor.read(matrix.castTo(DataType.DOUBLE).getColumn(1)));
    }

    @Test
    void writesIntoItsPartOfALargerArrayOnly() {
        RowMajor.write(new double[] {7, 8, 9}, matrix.getRow(1));

        assertArrayEquals(new float[] {1, 2, 3, 7, 8, 9}, RowMajor.readFloats(matrix));
    }

    @Test
    void findsTheOneValueThatIsNotFinite() {
        INDArray many = Nd4j.valueArrayOf(new long[] {3, 3_001}, -Float.MAX_VALUE, DataType.FLOAT);
        assertTrue(RowMajor.isFinite(many));

        many.putScalar(2, 3_000, Float.NEGATIVE_INFINITY);
        assertFalse(RowMajor.isFinite(many));
        assertTrue(RowMajor.isFinite(many.get(NDArrayIndex.interval(0, 2), NDArrayIndex.all())));

        many.putScalar(2, 3_000, Float.NaN);
        assertFalse(RowMajor.isFinite(many));
    }

    @Test
    void refusesTargetsWithGaps() {
        assertThrows(IllegalArgumentException.class, () -> RowMajor.write(new double[2], matrix.getColumn(0)));
    }
}
