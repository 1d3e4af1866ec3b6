package org.lamina.runtime.engine;

/// What a layer computes on `[batch][features][rest]` in row-major order, value by value in double precision.
///
/// Each parameter has one value a feature.
interface Kernel {

    /// The sizes of the output.
    ///
    /// @param rest how many places or steps each feature has
    record Extent(int batch, int features, int rest) {
        /// The feature that the `i`-th value belongs to.
        int feature(int i) {
            return i / rest % features;
        }

        /// The place that the `i`-th value belongs to, all samples counted through.
        int place(int i) {
            return i / (rest * features) * rest + i % rest;
        }
    }

    double[] forward(Extent extent, double[] x, double[][] parameters);

    /// The gradient of the input; those of the parameters are added to `gradients`.
    double[] backward(Extent extent, double[] x, double[] dy, double[][] parameters, double[][] gradients);
}
