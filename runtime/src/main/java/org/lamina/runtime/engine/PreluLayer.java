package org.lamina.runtime.engine;

import java.util.Map;

/// Configuration of ReLU with a learned slope below zero, one a feature. The engine's own way back refuses inputs of
/// more than 64 values a slope.
public class PreluLayer extends KernelLayer {

    private static final double FIRST_SLOPE = 0.25;

    PreluLayer() {}

    public static PreluLayer of(long features) {
        PreluLayer layer = new PreluLayer();
        layer.keep(features);
        return layer;
    }

    @Override
    Map<String, Double> firstValues() {
        return Map.of("a", FIRST_SLOPE);
    }

    @Override
    Kernel kernel() {
        return new Slopes();
    }

    private static final class Slopes implements Kernel {

        @Override
        public double[] forward(Extent extent, double[] x, double[][] parameters) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = x[i] > 0 ? x[i] : parameters[0][extent.feature(i)] * x[i];
            }
            return y;
        }

        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int feature = extent.feature(i);
                boolean isPositive = x[i] > 0;
                dx[i] = isPositive ? dy[i] : parameters[0][feature] * dy[i];
                gradients[0][feature] += isPositive ? 0 : x[i] * dy[i];
            }
            return dx;
        }
    }
}
