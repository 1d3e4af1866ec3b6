package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.sums;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.settings.DataSpec;

/// Inverted residuals whose channels are weighed by a gate (squeeze and excitation), as a search found them.
final class EfficientNets {
    private static final int[][] STAGES = {
        // widening, kernel, filters, times, stride of the first
        {1, 3, 16, 1, 1},
        {6, 3, 24, 2, 2},
        {6, 5, 40, 2, 2},
        {6, 3, 80, 3, 2},
        {6, 5, 112, 3, 1},
        {6, 5, 192, 4, 2},
        {6, 3, 320, 1, 1}
    };

    /// Of the last block; those before it are skipped less often, in proportion to their depth.
    private static final double SKIPPED = 0.2;

    private static final int BLOCKS = 16;

    private EfficientNets() {}

    static GraphDocument b0() {
        Plan plan = Plan.of("image", Layers.PHOTO).then("conv1", Layers.unit(32, 3, 2, Activation.SWISH, "conv"), 1);
        int channels = 32;
        int depth = 0;
        for (int i = 0; i < STAGES.length; i++) {
            int[] row = STAGES[i];
            String name = "stage " + (i + 1);
            Inverted first = new Inverted(channels, row[0], row[1], row[2], row[4]);
            plan.then(row[3] == 1 ? name : name + " first", first.block(depth, "gated " + row[2] + " first"), 1);
            if (row[3] > 1) {
                Inverted rest = new Inverted(row[2], row[0], row[1], row[2], 1);
                plan.then(name + " rest", rest.block(depth + 1, "gated " + row[2]), row[3] - 1);
            }
            channels = row[2];
            depth += row[3];
        }
        return plan.then("conv2", Layers.unit(1280, 1, 1, Activation.SWISH, "widening"), 1)
                .then("pool", Layers.mean())
                .then("drop", new Dropout(0.2))
                .then("class", Layers.THOUSAND)
                .winding(5, new DataSpec.None());
    }

    /// Widens, filters each channel, weighs the channels, narrows, and adds its input where the shape stays.
    private record Inverted(int channels, int widening, int kernel, int filters, int stride) {

        /// @param depth how many blocks stand before the first of this kind
        Plan.Block block(int depth, String name) {
            Plan plan = Plan.inside();
            int wide = channels * widening;
            if (widening > 1) {
                plan.then("widen", sums(wide, 1, 1)).then("norm1", norm()).then("swish1", swish());
            }
            plan.then("filter", eachChannel())
                    .then("norm2", norm())
                    .then("swish2", swish())
                    .then("pool", Layers.mean())
                    .then("squeeze", new Dense(channels / 4, Activation.SWISH))
                    .then("excite", new Dense(wide, Activation.SIGMOID))
                    .read("gate", Combination.MULTIPLY.defaults(), "swish2", "excite")
                    .then("narrow", sums(filters, 1, 1))
                    .then("norm3", norm());
            if (stride == 1 && channels == filters) {
                plan.then("skip", new Noise(Noise.Form.SAMPLES, SKIPPED * depth / BLOCKS))
                        .read("sum", new Add(), "in", "skip");
            }
            return plan.spread(name);
        }

        private LayerSpec eachChannel() {
            return new DepthwiseConv2d(
                    1, Size.of(kernel), Size.of(stride), Padding.SAME, Size.of(1), Activation.IDENTITY, false);
        }
    }

    private static LayerSpec swish() {
        return Layers.function(Activation.SWISH);
    }
}
