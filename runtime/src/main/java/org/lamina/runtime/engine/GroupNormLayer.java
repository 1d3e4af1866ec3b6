package org.lamina.runtime.engine;

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
        layer.keep(features);
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
        return gainAndBias();
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
                for (int run = from; run < from + size; run += extent.rest()) {
                    int feature = extent.feature(run);
                    double gain = parameters[0][feature];
                    double bias = parameters[1][feature];
                    for (int i = run; i < run + extent.rest(); i++) {
                        y[i] = gain * moments.normalised(x[i]) + bias;
                    }
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
                for (int run = from; run < from + size; run += extent.rest()) {
                    int feature = extent.feature(run);
                    double gain = parameters[0][feature];
                    double all = 0;
                    double weighted = 0;
                    for (int i = run; i < run + extent.rest(); i++) {
                        all += dy[i];
                        weighted += dy[i] * moments.normalised(x[i]);
                        dx[i] = gain * dy[i];
                    }
                    gradients[0][feature] += weighted;
                    gradients[1][feature] += all;
                    sum += gain * all;
                    product += gain * weighted;
                }
                for (int i = from; i < from + size; i++) {
                    dx[i] = moments.scale * (dx[i] - (sum + moments.normalised(x[i]) * product) / size);
                }
            }
            return dx;
        }

        private Moments moments(double[] x, int from, int size) {
            double mean = 0;
            for (int i = from; i < from + size; i++) {
                mean += x[i];
            }
            mean /= size;
            double variance = 0;
            for (int i = from; i < from + size; i++) {
                variance += (x[i] - mean) * (x[i] - mean);
            }
            return new Moments(mean, 1 / Math.sqrt(variance / size + epsilon));
        }
    }

    /// @param scale one over the deviation
    private record Moments(double mean, double scale) {
        double normalised(double value) {
            return (value - mean) * scale;
        }
    }
}
