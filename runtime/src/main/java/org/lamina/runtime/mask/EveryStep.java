package org.lamina.runtime.mask;

import java.util.Arrays;

/// Configuration of the mask of sequences without padding. It reads the mask of others in the same batch, and of these
/// only how many samples there are.
public class EveryStep extends MaskVertex {

    private int length = 1;

    EveryStep() {}

    /// @param length how many steps the sequences have
    public static EveryStep of(int length) {
        EveryStep mask = new EveryStep();
        mask.length = length;
        return mask;
    }

    @Override
    double[][] of(double[][]... inputs) {
        double[][] mask = new double[inputs[0].length][length];
        Arrays.stream(mask).forEach(row -> Arrays.fill(row, 1));
        return mask;
    }

    @Override
    public EveryStep clone() {
        return of(length);
    }

    @Override
    protected Object settings() {
        return length;
    }

    public int getLength() {
        return length;
    }

    public void setLength(int length) {
        this.length = length;
    }
}
