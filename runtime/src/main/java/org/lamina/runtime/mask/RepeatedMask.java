package org.lamina.runtime.mask;

/// Configuration of the mask of a sequence whose steps are repeated: a copy is real where its step is.
public class RepeatedMask extends MaskVertex {

    private int factor = 1;

    RepeatedMask() {}

    public static RepeatedMask of(int factor) {
        RepeatedMask mask = new RepeatedMask();
        mask.factor = factor;
        return mask;
    }

    @Override
    double[][] of(double[][]... inputs) {
        double[][] mask = new double[inputs[0].length][inputs[0][0].length * factor];
        for (int b = 0; b < mask.length; b++) {
            for (int t = 0; t < mask[b].length; t++) {
                mask[b][t] = inputs[0][b][t / factor];
            }
        }
        return mask;
    }

    @Override
    public RepeatedMask clone() {
        return of(factor);
    }

    @Override
    protected Object settings() {
        return factor;
    }

    public int getFactor() {
        return factor;
    }

    public void setFactor(int factor) {
        this.factor = factor;
    }
}
