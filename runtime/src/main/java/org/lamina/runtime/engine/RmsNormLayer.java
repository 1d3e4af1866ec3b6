package org.lamina.runtime.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Configuration of root mean square normalisation over the features (dimension 1) at each place, with a gain a feature
/// (Zhang and Sennrich 2019). Without gains and with the sum in place of the mean it brings each place to length 1.
public class RmsNormLayer extends KernelLayer {

    private double epsilon = 1e-5;
    private boolean unitLength;

    RmsNormLayer() {}

    public static RmsNormLayer of(long features, double epsilon) {
        RmsNormLayer layer = new RmsNormLayer();
        layer.keep(features);
        layer.epsilon = epsilon;
        return layer;
    }

    /// Divides by the length, which is never taken to be less than a millionth.
    public static RmsNormLayer toUnitLength(long features) {
        RmsNormLayer layer = of(features, 1e-12);
        layer.unitLength = true;
        return layer;
    }

    public double getEpsilon() {
        return epsilon;
    }

    public void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    public boolean isUnitLength() {
        return unitLength;
    }

    public void setUnitLength(boolean unitLength) {
        this.unitLength = unitLength;
    }

    @Override
    Map<String, Double> firstValues() {
        return unitLength ? Map.of() : Map.of("g", 1.0);
    }

    @Override
    Kernel kernel() {
        return new Lengths(epsilon, unitLength);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof RmsNormLayer norm
                && norm.epsilon == epsilon
                && norm.unitLength == unitLength;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), epsilon, unitLength);
    }

    private record Lengths(double epsilon, boolean unitLength) implements Kernel {

        @Override
        public double[] forward(Extent extent, double[] x, double[][] parameters) {
            double[] y = new double[x.length];
            double[] scales = scales(extent, x);
            for (int i = 0; i < x.length; i++) {
                y[i] = gain(extent, i, parameters) * x[i] * scales[extent.place(i)];
            }
            return y;
        }

        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] scales = scales(extent, x);
            double[] products = new double[scales.length];
            for (int i = 0; i < x.length; i++) {
                int place = extent.place(i);
                products[place] += dy[i] * gain(extent, i, parameters) * x[i];
                if (!unitLength) {
                    gradients[0][extent.feature(i)] += dy[i] * x[i] * scales[place];
                }
            }
            double[] dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int place = extent.place(i);
                double scale = scales[place];
                dx[i] = scale
                        * (dy[i] * gain(extent, i, parameters)
                                - x[i] * scale * scale * products[place] / count(extent));
            }
            return dx;
        }

        private double gain(Extent extent, int i, double[][] parameters) {
            return unitLength ? 1 : parameters[0][extent.feature(i)];
        }

        private int count(Extent extent) {
            return unitLength ? 1 : extent.features();
        }

        /// One over the root of the mean or sum of squares, for every place of every sample.
        private double[] scales(Extent extent, double[] x) {
            double[] scales = new double[extent.batch() * extent.rest()];
            for (int i = 0; i < x.length; i++) {
                scales[extent.place(i)] += x[i] * x[i] / count(extent);
            }
            for (int place = 0; place < scales.length; place++) {
                scales[place] = 1 / Math.sqrt(scales[place] + epsilon);
            }
            return scales;
        }
    }
}
