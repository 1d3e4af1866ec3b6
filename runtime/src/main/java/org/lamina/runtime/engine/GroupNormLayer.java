package org.lamina.runtime.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Configuration of group normalisation over neighbouring features and all their places, `[B, F]`, `[B, F, T]` or
/// `[B, F, H, W]`, with a gain and a bias a feature (Wu and He 2018). As many groups as features are instance
/// normalisation. Of a masked sequence only real steps count, and padding becomes zero.
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
            int[][] places = extent.realPlaces();
            int size = x.length / extent.batch() / groups;
            for (int from = 0; from < x.length; from += size) {
                int[] real = places[from / (groups * size)];
                Moments moments = moments(x, from, from + size, extent.rest(), real);
                for (int run = from; run < from + size; run += extent.rest()) {
                    int feature = extent.feature(run);
                    double gain = parameters[0][feature];
                    double bias = parameters[1][feature];
                    for (int place : real) {
                        y[run + place] = gain * moments.normalised(x[run + place]) + bias;
                    }
                }
            }
            return y;
        }

        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] dx = new double[x.length];
            int[][] places = extent.realPlaces();
            int size = x.length / extent.batch() / groups;
            for (int from = 0; from < x.length; from += size) {
                int[] real = places[from / (groups * size)];
                Moments moments = moments(x, from, from + size, extent.rest(), real);
                double sum = 0;
                double product = 0;
                for (int run = from; run < from + size; run += extent.rest()) {
                    int feature = extent.feature(run);
                    double gain = parameters[0][feature];
                    double all = 0;
                    double weighted = 0;
                    for (int place : real) {
                        int i = run + place;
                        all += dy[i];
                        weighted += dy[i] * moments.normalised(x[i]);
                        dx[i] = gain * dy[i];
                    }
                    gradients[0][feature] += weighted;
                    gradients[1][feature] += all;
                    sum += gain * all;
                    product += gain * weighted;
                }
                for (int run = from; run < from + size; run += extent.rest()) {
                    for (int place : real) {
                        int i = run + place;
                        dx[i] = moments.scale * (dx[i] - (sum + moments.normalised(x[i]) * product) / moments.count);
                    }
                }
            }
            return dx;
        }

        /// Of runs of so many values from one place up to another, of which the real ones count.
        private Moments moments(double[] x, int from, int to, int length, int[] real) {
            int count = (to - from) / length * real.length;
            double mean = 0;
            for (int run = from; run < to; run += length) {
                for (int place : real) {
                    mean += x[run + place];
                }
            }
            mean /= count;
            double variance = 0;
            for (int run = from; run < to; run += length) {
                for (int place : real) {
                    variance += (x[run + place] - mean) * (x[run + place] - mean);
                }
            }
            return new Moments(mean, 1 / Math.sqrt(variance / count + epsilon), count);
        }
    }

    /// @param scale one over the deviation
    /// @param count of how many values
    private record Moments(double mean, double scale, int count) {
        double normalised(double value) {
            return (value - mean) * scale;
        }
    }
}
