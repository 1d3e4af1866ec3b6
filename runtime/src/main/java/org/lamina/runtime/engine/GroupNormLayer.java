package org.lamina.runtime.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Configuration of group normalisation over neighbouring features and all their places, `[B, F]`, `[B, F, T]` or
/// `[B, F, H, W]`, with a gain and a bias a feature (Wu and He 2018). As many groups as features are instance
/// normalisation.
public class GroupNormLayer extends KernelLayer {

    private int groups = 1;
    private double epsilon = 1e-5;

    GroupNormLayer() {}

    public static GroupNormLayer of(long features, int groups, double epsilon) {
        GroupNormLayer layer = new GroupNormLayer();
        layer.setNIn(features);
        layer.setNOut(features);
        layer.groups = groups;
        layer.epsilon = epsilon;
        return layer;
    }

    public int getGroups() {
        return groups;
    }

    public void setGroups(int groups) {
        this.groups = groups;
    }

    public double getEpsilon() {
        return epsilon;
    }

    public void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    @Override
    Map<String, Double> firstValues() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("g", 1.0);
        values.put("b", 0.0);
        return values;
    }

    @Override
    Kernel kernel() {
        return new Groups(groups, epsilon);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof GroupNormLayer norm
                && norm.groups == groups
                && norm.epsilon == epsilon;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), groups, epsilon);
    }

    private record Groups(int groups, double epsilon) implements Kernel {

        @Override
        public double[] forward(Extent extent, double[] x, double[][] parameters) {
            double[] y = new double[x.length];
            int size = x.length / extent.batch() / groups;
            for (int from = 0; from < x.length; from += size) {
                Moments moments = moments(x, from, size);
                for (int i = from; i < from + size; i++) {
                    int feature = extent.feature(i);
                    y[i] = parameters[0][feature] * moments.normalised(x[i]) + parameters[1][feature];
                }
            }
            return y;
        }

        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] dx = new double[x.length];
            int size = x.length / extent.batch() / groups;
            for (int from = 0; from < x.length; from += size) {
                Moments moments = moments(x, from, size);
                double sum = 0;
                double product = 0;
                for (int i = from; i < from + size; i++) {
                    int feature = extent.feature(i);
                    double normalised = moments.normalised(x[i]);
                    gradients[0][feature] += dy[i] * normalised;
                    gradients[1][feature] += dy[i];
                    sum += dy[i] * parameters[0][feature];
                    product += dy[i] * parameters[0][feature] * normalised;
                }
                for (int i = from; i < from + size; i++) {
                    double direct = dy[i] * parameters[0][extent.feature(i)];
                    dx[i] = moments.scale * (direct - (sum + moments.normalised(x[i]) * product) / size);
                }
            }
            return dx;
        }

        private Moments moments(double[] x, int from, int size) {
            double mean = 0;
            for (int i = from; i < from + size; i++) {
                mean += x[i] / size;
            }
            double variance = 0;
            for (int i = from; i < from + size; i++) {
                variance += (x[i] - mean) * (x[i] - mean) / size;
            }
            return new Moments(mean, 1 / Math.sqrt(variance + epsilon));
        }
    }

    /// @param scale one over the deviation
    private record Moments(double mean, double scale) {
        double normalised(double value) {
            return (value - mean) * scale;
        }
    }
}
