package org.lamina.runtime.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StepsTest {
    /// One text begins late, one ends early.
    private static final double[][] MASK = {{0, 0, 1, 1}, {1, 1, 1, 0}};

    private static final Steps STEPS = new Steps(MASK);
    private static final double[] X = {9, 8, 1, -2, -3, -1, -5, 7};

    @Test
    void packingPutsRealStepsInFront() {
        assertArrayEquals(new double[] {1, -2, 9, 8, -3, -1, -5, 7}, forward(StepsJob.PACK, X));
    }

    @Test
    void packingCanTurnThem() {
        assertArrayEquals(new double[] {-2, 1, 9, 8, -5, -1, -3, 7}, forward(StepsJob.PACK_TURNED, X));
    }

    @Test
    void unpackingPutsThemBack() {
        assertArrayEquals(X, forward(StepsJob.UNPACK, forward(StepsJob.PACK, X)));
        assertArrayEquals(X, forward(StepsJob.UNPACK_TURNED, forward(StepsJob.PACK_TURNED, X)));
    }

    @Test
    void onlyRealStepsAreTakenAndPooled() {
        assertArrayEquals(new double[] {1, -3}, forward(StepsJob.FIRST, X));
        assertArrayEquals(new double[] {-2, -5}, forward(StepsJob.LAST, X));
        assertArrayEquals(new double[] {-0.5, -3}, forward(StepsJob.MEAN, X), 1e-12);
        assertArrayEquals(new double[] {1, -1}, forward(StepsJob.MAXIMUM, X));
    }

    @Test
    void paddingIsFilled() {
        assertArrayEquals(new double[] {0, 0, 1, -2, -3, -1, -5, 0}, forward(StepsJob.ZEROS, X));
        assertArrayEquals(new double[] {-1e30, -1e30, 1, -2, -3, -1, -5, -1e30}, forward(StepsJob.LOWEST, X));
    }

    @Test
    void whatIsNotANumberIsLargest() {
        double nan = Double.NaN;
        assertArrayEquals(new double[] {nan, nan}, forward(StepsJob.MAXIMUM, 9, 8, nan, -2, -3, nan, -5, 7));
    }

    @Test
    void featuresMayLieApartAndBeOfSinglePrecision() {
        INDArray x = sequence(2, new Random(3).doubles(24).toArray());
        double[] expected = values(result(STEPS, StepsJob.PACK_TURNED, x));
        INDArray apart = x.dup('f');
        assertArrayEquals(expected, values(result(STEPS, StepsJob.PACK_TURNED, apart)));
        INDArray single = apart.castTo(DataType.FLOAT);
        assertArrayEquals(expected, values(result(STEPS, StepsJob.PACK_TURNED, single)), 1e-7);
        double[] means = values(result(STEPS, StepsJob.MEAN, x));
        assertArrayEquals(means, values(result(STEPS, StepsJob.MEAN, single)), 1e-7);
    }

    /// The product of what comes out with any numbers, differentiated.
    @ParameterizedTest
    @EnumSource
    void gradientsEqualFiniteDifferences(StepsJob job) {
        Steps steps = new Steps(new double[][] {{0, 0.5, 1, 0}, {1, 1, 0, 2}, {0, 0, 0, 1}});
        Random random = new Random(4);
        double[] x = random.doubles(24, -1, 1).toArray();
        INDArray before = result(steps, job, sequence(3, x));
        INDArray dy = before.dup();
        dy.assign(Nd4j.rand(DataType.DOUBLE, dy.shape()));
        INDArray dx = sequence(3, random.doubles(24).toArray());
        steps.backward(job, rows(sequence(3, x)), rows(dy), Rows.of(dx));
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] += 1e-6;
            INDArray change = result(steps, job, sequence(3, moved)).sub(before);
            assertEquals(change.mul(dy).sumNumber().doubleValue() / 1e-6, values(dx)[i], 1e-6);
        }
    }

    private static double[] forward(StepsJob job, double... x) {
        return values(result(STEPS, job, sequence(2, x)));
    }

    /// Into memory with other numbers in it.
    private static INDArray result(Steps steps, StepsJob job, INDArray x) {
        long count = job.isVector() ? 1 : x.size(2);
        INDArray y = Nd4j.valueArrayOf(new long[] {x.size(0), count, x.size(1)}, 77.0, x.dataType())
                .permute(0, 2, 1);
        steps.forward(job, rows(x), Rows.of(y));
        return y;
    }

    private static Rows rows(INDArray array) {
        return Rows.of(Rows.laidOut(array));
    }

    /// Of values step by step.
    private static INDArray sequence(int batch, double... values) {
        return Nd4j.create(values, new long[] {batch, 4, values.length / 4 / batch}, DataType.DOUBLE)
                .permute(0, 2, 1);
    }

    private static double[] values(INDArray sequence) {
        return RowMajor.read(sequence.permute(0, 2, 1));
    }
}
