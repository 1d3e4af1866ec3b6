package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Configuration of local response normalisation across the channels of `[B, C, H, W]` (Krizhevsky et al. 2012):
/// `x / (k + alpha sum x²)^beta`, the sum over neighbouring channels. The engine's own way back is wrong.
public class LocalResponseNormLayer extends KernelLayer {

    private int window = 5;
    private double alpha = 1e-4;
    private double beta = 0.75;
    private double k = 2;

    LocalResponseNormLayer() {}

    /// @param window how many channels are summed; of an even number, one more lies before than behind
    public static LocalResponseNormLayer of(long channels, int window, double alpha, double beta, double k) {
        LocalResponseNormLayer layer = new LocalResponseNormLayer();
        layer.keep(channels);
        layer.window = window;
        layer.alpha = alpha;
        layer.beta = beta;
        layer.k = k;
        return layer;
    }

    public int getWindow() {
        return window;
    }

    public void setWindow(int window) {
        this.window = window;
    }

    public double getAlpha() {
        return alpha;
    }

    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    public double getBeta() {
        return beta;
    }

    public void setBeta(double beta) {
        this.beta = beta;
    }

    public double getK() {
        return k;
    }

    public void setK(double k) {
        this.k = k;
    }

    @Override
    Map<String, Double> firstValues() {
        return Map.of();
    }

    @Override
    Kernel kernel() {
        return new Neighbours(window, alpha, beta, k);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof LocalResponseNormLayer norm
                && norm.kernel().equals(kernel());
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), window, alpha, beta, k);
    }

    private record Neighbours(int window, double alpha, double beta, double k) implements Kernel {

        @Override
        public double[] forward(Extent extent, double[] x, double[][] parameters) {
            double[] sums = sums(extent, x);
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = x[i] * power(sums[i]);
            }
            return y;
        }

        /// A value also weighs down its neighbours: those whose windows it lies in.
        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] sums = sums(extent, x);
            double[] dx = new double[x.length];
            double[] shares = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                double power = power(sums[i]);
                dx[i] = dy[i] * power;
                shares[i] = 2 * alpha * beta * dy[i] * x[i] * power / sums[i];
            }
            for (int run = 0; run < x.length; run += extent.rest()) {
                int last = last(extent, run);
                for (int neighbour = first(extent, run); neighbour <= last; neighbour += extent.rest()) {
                    for (int place = 0; place < extent.rest(); place++) {
                        dx[neighbour + place] -= shares[run + place] * x[neighbour + place];
                    }
                }
            }
            return dx;
        }

        private double[] sums(Extent extent, double[] x) {
            double[] sums = new double[x.length];
            Arrays.fill(sums, k);
            for (int run = 0; run < x.length; run += extent.rest()) {
                int last = last(extent, run);
                for (int neighbour = first(extent, run); neighbour <= last; neighbour += extent.rest()) {
                    for (int place = 0; place < extent.rest(); place++) {
                        double value = x[neighbour + place];
                        sums[run + place] += alpha * value * value;
                    }
                }
            }
            return sums;
        }

        /// Roots are an order of magnitude faster than the general power, for the exponent that everybody takes.
        private double power(double sum) {
            return beta == 0.75 ? 1 / (Math.sqrt(sum) * Math.sqrt(Math.sqrt(sum))) : Math.pow(sum, -beta);
        }

        /// The first value of the lowest channel in the window of the channel that begins at `run`.
        private int first(Extent extent, int run) {
            return run - extent.rest() * Math.min(extent.feature(run), window / 2);
        }

        private int last(Extent extent, int run) {
            int behind = extent.features() - 1 - extent.feature(run);
            return run + extent.rest() * Math.min(behind, (window - 1) / 2);
        }
    }
}
