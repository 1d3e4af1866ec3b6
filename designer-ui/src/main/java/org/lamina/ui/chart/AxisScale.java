package org.lamina.ui.chart;

/// How values are laid along an axis.
public enum AxisScale {
    LINEAR {
        @Override
        double forward(double value) {
            return value;
        }

        @Override
        double inverse(double position) {
            return position;
        }
    },
    /// Equal ratios are equally long. Values that are not positive lie at negative infinity.
    LOG {
        @Override
        double forward(double value) {
            return value > 0 ? Math.log10(value) : Double.NEGATIVE_INFINITY;
        }

        @Override
        double inverse(double position) {
            return Math.pow(10, position);
        }
    };

    abstract double forward(double value);

    abstract double inverse(double position);
}
