package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a layer computes on `[batch][features][rest]` in row-major order, value by value in double precision.
///
/// Each parameter has one value a feature.
interface Kernel {

    /// The sizes of the output.
    ///
    /// @param rest how many places or steps each feature has
    /// @param mask a row of steps for each sample, 0 where a step is padding; nothing where all are real
    record Extent(int batch, int features, int rest, double @Nullable [][] mask) {
        /// The places of each sample that are not padding.
        int[][] realPlaces() {
            int[][] places = new int[batch][];
            if (mask == null) {
                Arrays.fill(places, IntStream.range(0, rest).toArray());
                return places;
            }
            for (int b = 0; b < batch; b++) {
                double[] steps = mask[b];
                places[b] = IntStream.range(0, rest).filter(t -> steps[t] != 0).toArray();
            }
            return places;
        }

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
