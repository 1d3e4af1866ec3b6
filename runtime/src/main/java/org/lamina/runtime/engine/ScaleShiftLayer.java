package org.lamina.runtime.engine;

import java.util.Map;

/// Configuration of a learned factor and summand a feature (dimension 1).
public class ScaleShiftLayer extends KernelLayer {

    ScaleShiftLayer() {}

    public static ScaleShiftLayer of(long features) {
        ScaleShiftLayer layer = new ScaleShiftLayer();
        layer.keep(features);
        return layer;
    }

    @Override
    Map<String, Double> firstValues() {
        return gainAndBias();
    }

    @Override
    Kernel kernel() {
        return new Lines();
    }

    private static final class Lines implements Kernel {

        @Override
        public double[] forward(Extent extent, double[] x, double[][] parameters) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int feature = extent.feature(i);
                y[i] = parameters[0][feature] * x[i] + parameters[1][feature];
            }
            return y;
        }

        @Override
        public double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients) {
            double[] dx = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int feature = extent.feature(i);
                gradients[0][feature] += dy[i] * x[i];
                gradients[1][feature] += dy[i];
                dx[i] = dy[i] * parameters[0][feature];
            }
            return dx;
        }
    }
}
