package org.lamina.graph.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;

/// Zeros are counted apart from the other values of their bin.
class HistogramTest {
    private static final ProbeRequest.Histogram REQUEST = new ProbeRequest.Histogram(new NodeId("a"));

    private static long[] others(double min, double max, double zeroShare, long... counts) {
        return new Snapshot.Histogram(REQUEST, 0, min, max, counts, 0, 0, zeroShare, 0, 1).countsWithoutZeros();
    }

    @Test
    void zerosOfAReluLeaveTheFirstBin() {
        assertArrayEquals(new long[] {10, 20, 10}, others(0, 3, 0.6, 70, 20, 10));
    }

    @Test
    void zerosInTheMiddleLeaveTheirBin() {
        assertArrayEquals(new long[] {5, 1, 4}, others(-1.5, 1.5, 0.5, 5, 11, 4));
    }

    @Test
    void aLayerOfNothingButZerosHasNoOthers() {
        assertArrayEquals(new long[] {0, 0}, others(0, 0, 1, 8, 0));
    }

    @Test
    void withoutZerosNothingChanges() {
        assertArrayEquals(new long[] {3, 4}, others(1, 2, 0, 3, 4));
    }

    @Test
    void zeroAsTheLargestValueIsInTheLastBin() {
        assertArrayEquals(new long[] {3, 1}, others(-2, 0, 3 / 7.0, 3, 4));
    }
}
