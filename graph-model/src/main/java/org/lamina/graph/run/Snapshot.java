package org.lamina.graph.run;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lamina.graph.NodeId;

/// What a layer did for a sample at an iteration, as plain numbers: the only thing that views draw, wherever it comes
/// from (the live stream now, a recording later). Immutable.
public sealed interface Snapshot {
    /// The request that this answers.
    ProbeRequest request();

    /// Iterations trained when it was taken; 0 is before training.
    long iteration();

    /// A node's output for one sample, without the batch dimension.
    ///
    /// @param padding the steps of a sequence that are padding and mean nothing
    record Activations(
            ProbeRequest.Activations request, long iteration, Sample sample, Tensor values, Set<Integer> padding)
            implements Snapshot {
        public Activations {
            padding = Set.copyOf(padding);
        }

        /// Without padding.
        public Activations(ProbeRequest.Activations request, long iteration, Sample sample, Tensor values) {
            this(request, iteration, sample, values, Set.of());
        }
    }

    /// Counts of values in equal bins from `min` to `max`, with moments over all values.
    ///
    /// @param zeroShare part of the values that are exactly zero
    /// @param deadUnits units (features or channels) that are zero for the whole batch, of `units`
    record Histogram(
            ProbeRequest.Histogram request,
            long iteration,
            double min,
            double max,
            long[] counts,
            double mean,
            double deviation,
            double zeroShare,
            int deadUnits,
            int units)
            implements Snapshot {
        /// The counts of the values that are not exactly zero. After a ReLU most values are, and beside their bar the
        /// others could not be told apart.
        public long[] countsWithoutZeros() {
            long[] others = counts.clone();
            if (zeroShare > 0) {
                int bin = max > min ? (int) (-min / (max - min) * counts.length) : 0;
                int ofZero = Math.clamp(bin, 0, counts.length - 1);
                long zeros = Math.round(zeroShare * Arrays.stream(counts).sum());
                others[ofZero] = Math.max(0, counts[ofZero] - zeros);
            }
            return others;
        }
    }

    /// Convolution weights `[filters, channels, height, width]` (1-D: height 1).
    record Filters(ProbeRequest.Filters request, long iteration, Tensor weights) implements Snapshot {}

    /// Attention weights `[heads, queries, keys]`; each row over the keys sums to 1.
    ///
    /// @param paddedQueries those that are padding and mean nothing
    /// @param paddedKeys the same, to which nobody attends
    record Attention(
            ProbeRequest.Attention request,
            long iteration,
            Sample sample,
            Tensor weights,
            Set<Integer> paddedQueries,
            Set<Integer> paddedKeys)
            implements Snapshot {
        public Attention {
            paddedQueries = Set.copyOf(paddedQueries);
            paddedKeys = Set.copyOf(paddedKeys);
        }

        /// Without padding.
        public Attention(ProbeRequest.Attention request, long iteration, Sample sample, Tensor weights) {
            this(request, iteration, sample, weights, Set.of(), Set.of());
        }
    }

    /// What each output node says, in network order.
    record Prediction(ProbeRequest.Prediction request, long iteration, Sample sample, List<OutputValues> outputs)
            implements Snapshot {
        public Prediction {
            outputs = List.copyOf(outputs);
        }
    }

    /// The values of one output node: `[units]` or `[units, steps]`, after its own function (probabilities for softmax
    /// and sigmoid).
    ///
    /// @param padding the steps that are padding; what is said there means nothing
    record OutputValues(NodeId node, int target, Tensor values, Set<Integer> padding) {
        public OutputValues {
            padding = Set.copyOf(padding);
        }

        /// Without padding.
        public OutputValues(NodeId node, int target, Tensor values) {
            this(node, target, values, Set.of());
        }
    }

    /// A node's units over a part of the plane: `[units, resolution, resolution]`, the first row at `area.yMax()`, as
    /// pictures go.
    ///
    /// @param isAnswer whether the node is an output of classes, so that the values are what the network decides
    record Plane(ProbeRequest.Plane request, long iteration, Area area, boolean isAnswer, Tensor values)
            implements Snapshot {}

    /// A part of the plane in raw coordinates, as the data have them.
    record Area(double xMin, double xMax, double yMin, double yMax) {}
}
