package org.lamina.graph.run;

import java.util.Arrays;

/// Plain numbers with a shape, last dimension fastest. The array is never changed after construction; whoever makes a
/// tensor hands the array over. Safe to read on any thread.
public record Tensor(int[] shape, float[] values) {
    public Tensor {
        long count = 1;
        for (int size : shape) {
            count *= size;
        }
        if (count != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
    }

    public static Tensor of(float[] values, int... shape) {
        return new Tensor(shape, values);
    }

    public int rank() {
        return shape.length;
    }

    public int size(int dimension) {
        return shape[dimension];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
