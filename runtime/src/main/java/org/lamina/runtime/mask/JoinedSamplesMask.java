package org.lamina.runtime.mask;

import java.util.Arrays;

/// Configuration of the mask of a batch that was joined of the samples of several.
public class JoinedSamplesMask extends MaskVertex {

    @Override
    double[][] of(double[][]... inputs) {
        return Arrays.stream(inputs).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JoinedSamplesMask clone() {
        return new JoinedSamplesMask();
    }

    @Override
    protected Object settings() {
        return "";
    }
}
