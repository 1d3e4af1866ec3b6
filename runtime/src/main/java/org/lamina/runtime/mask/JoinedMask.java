package org.lamina.runtime.mask;

/// Configuration of the mask of sequences that are joined at each step: real is what is real in one of them.
public class JoinedMask extends MaskVertex {

    @Override
    double[][] of(double[][]... inputs) {
        double[][] mask = new double[inputs[0].length][inputs[0][0].length];
        for (double[][] input : inputs) {
            for (int b = 0; b < mask.length; b++) {
                for (int t = 0; t < mask[b].length; t++) {
                    mask[b][t] = Math.max(mask[b][t], input[b][t]);
                }
            }
        }
        return mask;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JoinedMask clone() {
        return new JoinedMask();
    }

    @Override
    protected Object settings() {
        return "";
    }
}
