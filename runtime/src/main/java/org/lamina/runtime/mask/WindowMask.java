package org.lamina.runtime.mask;

import java.util.List;

/// Configuration of the mask behind windows that slide along a sequence. Windows inside the sequence are real where one
/// of their steps is; those that give one step for each `stride` steps of the input, where one of these is.
public class WindowMask extends MaskVertex {

    private int kernel = 1;
    private int stride = 1;
    private int dilation = 1;
    private boolean same;
    private boolean factors;

    WindowMask() {}

    /// @param same whether zeros are put around the sequence, so that there are as many windows as strides
    public static WindowMask of(int kernel, int stride, int dilation, boolean same) {
        WindowMask mask = new WindowMask();
        mask.kernel = kernel;
        mask.stride = stride;
        mask.dilation = dilation;
        mask.same = same;
        return mask;
    }

    /// Not a mask but what it takes to make the mean over a window with zeros for padding one over its real steps; 0
    /// for a window without any.
    public WindowMask factors() {
        WindowMask mask = clone();
        mask.factors = true;
        return mask;
    }

    @Override
    double[][] of(double[][]... inputs) {
        int length = inputs[0][0].length;
        int extent = (kernel - 1) * dilation + 1;
        int count = same ? Math.ceilDiv(length, stride) : (length - extent) / stride + 1;
        int before = same ? Math.max(0, (count - 1) * stride + extent - length) / 2 : 0;
        double[][] mask = new double[inputs[0].length][count];
        for (int b = 0; b < mask.length; b++) {
            for (int o = 0; o < count; o++) {
                int from = o * stride - before;
                mask[b][o] = factors ? factor(inputs[0][b], from) : isReal(inputs[0][b], o, from) ? 1 : 0;
            }
        }
        return factors ? mask : withOneReal(mask);
    }

    private boolean isReal(double[] row, int o, int from) {
        return same ? realIn(row, o * stride, stride, 1) > 0 : realIn(row, from, kernel, dilation) > 0;
    }

    private double factor(double[] row, int from) {
        int real = realIn(row, from, kernel, dilation);
        int inside = 0;
        for (int k = 0; k < kernel; k++) {
            int t = from + k * dilation;
            inside += t >= 0 && t < row.length ? 1 : 0;
        }
        return real == 0 ? 0 : (double) inside / real;
    }

    private static int realIn(double[] row, int from, int count, int spacing) {
        int real = 0;
        for (int k = 0; k < count; k++) {
            int t = from + k * spacing;
            real += t >= 0 && t < row.length && row[t] != 0 ? 1 : 0;
        }
        return real;
    }

    @Override
    public WindowMask clone() {
        WindowMask copy = of(kernel, stride, dilation, same);
        copy.factors = factors;
        return copy;
    }

    @Override
    protected Object settings() {
        return List.of(kernel, stride, dilation, same, factors);
    }

    public int getKernel() {
        return kernel;
    }

    public void setKernel(int kernel) {
        this.kernel = kernel;
    }

    public int getStride() {
        return stride;
    }

    public void setStride(int stride) {
        this.stride = stride;
    }

    public int getDilation() {
        return dilation;
    }

    public void setDilation(int dilation) {
        this.dilation = dilation;
    }

    public boolean isSame() {
        return same;
    }

    public void setSame(boolean same) {
        this.same = same;
    }

    public boolean isFactors() {
        return factors;
    }

    public void setFactors(boolean factors) {
        this.factors = factors;
    }
}
