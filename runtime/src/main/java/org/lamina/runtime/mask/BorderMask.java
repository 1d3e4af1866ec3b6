package org.lamina.runtime.mask;

import java.util.Arrays;
import java.util.List;

/// Configuration of the mask of a sequence that gets zeros at its ends, or loses steps there. The ends are those of the
/// real steps: the zeros next to them are real, or the outermost of them are not real any more.
public class BorderMask extends MaskVertex {

    private boolean cut;
    private int before;
    private int after;

    BorderMask() {}

    /// @param cut whether steps are lost
    public static BorderMask of(boolean cut, int before, int after) {
        BorderMask mask = new BorderMask();
        mask.cut = cut;
        mask.before = before;
        mask.after = after;
        return mask;
    }

    @Override
    double[][] of(double[][]... inputs) {
        double[][] mask = new double[inputs[0].length][];
        for (int b = 0; b < mask.length; b++) {
            mask[b] = cut ? shortened(inputs[0][b]) : extended(inputs[0][b]);
        }
        return withOneReal(mask);
    }

    private double[] extended(double[] row) {
        double[] longer = new double[before + row.length + after];
        System.arraycopy(row, 0, longer, before, row.length);
        int[] real = real(row);
        int first = real[0];
        int last = real[real.length - 1] + before;
        Arrays.fill(longer, first, first + before, 1);
        Arrays.fill(longer, last + 1, last + 1 + after, 1);
        return longer;
    }

    private double[] shortened(double[] row) {
        double[] kept = row.clone();
        int[] real = real(row);
        for (int i = 0; i < real.length; i++) {
            if (i < before || i >= real.length - after) {
                kept[real[i]] = 0;
            }
        }
        return Arrays.copyOfRange(kept, before, row.length - after);
    }

    /// The places of the real steps.
    private static int[] real(double[] row) {
        int[] places = new int[row.length];
        int count = 0;
        for (int t = 0; t < row.length; t++) {
            if (row[t] != 0) {
                places[count++] = t;
            }
        }
        return Arrays.copyOf(places, count);
    }

    @Override
    public BorderMask clone() {
        return of(cut, before, after);
    }

    @Override
    protected Object settings() {
        return List.of(cut, before, after);
    }

    public boolean isCut() {
        return cut;
    }

    public void setCut(boolean cut) {
        this.cut = cut;
    }

    public int getBefore() {
        return before;
    }

    public void setBefore(int before) {
        this.before = before;
    }

    public int getAfter() {
        return after;
    }

    public void setAfter(int after) {
        this.after = after;
    }
}
