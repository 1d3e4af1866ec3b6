package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The sum of gradients, where they lie alike and where they do not.
class SummableArrayTest {

    @Test
    void arraysThatLieAlikeAreAdded() {
        INDArray first = Nets.values(1, 9, 13, 11, 5);
        INDArray second = Nets.values(2, 9, 13, 11, 5);
        INDArray expected = first.add(second).permute(0, 3, 1, 2);
        INDArray sum = assertInstanceOf(SummableArray.class, SummableArray.channelsFirstView(first));
        assertSame(sum, sum.addi(SummableArray.channelsFirstView(second)));
        assertEquals(expected, sum);
    }

    @Test
    void sequencesAreAddedWhereTheyStandInALargerArray() {
        INDArray many = Nets.values(1, 6, 7, 5);
        INDArray before = many.dup();
        INDArray part = many.get(NDArrayIndex.interval(2, 4), NDArrayIndex.all(), NDArrayIndex.all());
        INDArray added = Nets.values(2, 2, 7, 5);
        SummableArray.channelsFirstView(part).addi(SummableArray.channelsFirstView(added));
        before.get(NDArrayIndex.interval(2, 4), NDArrayIndex.all(), NDArrayIndex.all())
                .addi(added);
        assertEquals(before, many);
    }

    @Test
    void arraysThatLieOtherwiseAreAddedByTheEngine() {
        INDArray first = Nets.values(1, 2, 3, 4, 5);
        INDArray second = Nets.values(2, 2, 5, 3, 4);
        INDArray expected = first.permute(0, 3, 1, 2).add(second);
        assertEquals(expected, SummableArray.channelsFirstView(first).addi(second));
    }

    @Test
    void matricesStayTheEngines() {
        INDArray matrix = Nd4j.zeros(3, 4);
        assertSame(matrix, SummableArray.channelsFirstView(matrix));
    }
}
