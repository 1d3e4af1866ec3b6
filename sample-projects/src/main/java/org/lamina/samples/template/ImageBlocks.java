package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dense;

/// Blocks that read an image with so many channels. All but the dense layer give as many.
final class ImageBlocks {
    private static final int WIDENING = 6;

    private ImageBlocks() {}

    static Plan.Block bottleneck(int channels) {
        int narrow = share(channels, 4);
        return Plan.inside()
                .then("narrow", sums(narrow, 1, 1))
                .then("norm1", norm())
                .then("relu1", relu())
                .then("conv", sums(narrow, 3, 1))
                .then("norm2", norm())
                .then("relu2", relu())
                .then("widen", sums(channels, 1, 1))
                .then("norm3", norm())
                .read("sum", new Add(), "in", "norm3")
                .then("relu3", relu())
                .expose("narrow", "narrow.filters", "conv.filters")
                .expose("filters", "widen.filters")
                .block("bottleneck " + channels);
    }

    static Plan.Block preactivation(int channels) {
        return Plan.inside()
                .then("norm1", norm())
                .then("relu1", relu())
                .then("conv1", sums(channels, 3, 1))
                .then("norm2", norm())
                .then("relu2", relu())
                .then("conv2", sums(channels, 3, 1))
                .read("sum", new Add(), "in", "conv2")
                .expose("filters", "conv1.filters", "conv2.filters")
                .block("preact " + channels);
    }

    static Plan.Block inverted(int channels) {
        return MobileNets.inverted(channels, WIDENING, channels, 1, "inverted " + channels);
    }

    static Plan.Block squeezeExcite(int channels) {
        return Plan.inside()
                .then("pool", Layers.mean())
                .then("squeeze", new Dense(share(channels, 16), Activation.RELU))
                .then("excite", new Dense(channels, Activation.SIGMOID))
                .read("gate", Combination.MULTIPLY.defaults(), "in", "excite")
                .expose("squeeze", "squeeze.units")
                .expose("channels", "excite.units")
                .spread("excite " + channels);
    }

    /// Four paths of a quarter of the channels each; what does not come out even goes to the first.
    static Plan.Block inception(int channels) {
        int quarter = share(channels, 4);
        int first = Math.max(1, channels - 3 * quarter);
        return Plan.inside()
                .read("1x1", conv(first, 1, 1), "in")
                .read("narrow3", conv(quarter, 1, 1), "in")
                .then("3x3", conv(quarter, 3, 1))
                .read("narrow5", conv(share(channels, 8), 1, 1), "in")
                .then("5x5", conv(quarter, 5, 1))
                .read("pool", Layers.maxPool(3, 1), "in")
                .then("after pool", conv(quarter, 1, 1))
                .read("paths", new Concatenate(), "1x1", "3x3", "5x5", "after pool")
                .expose("1×1", "1x1.filters")
                .expose("3×3", "3x3.filters")
                .expose("5×5", "5x5.filters")
                .expose("pool", "after pool.filters")
                .spread("inception " + channels);
    }

    static Plan.Block denseLayer(int channels) {
        return BranchingNets.denseLayer("dense layer " + channels);
    }

    private static int share(int channels, int parts) {
        return Math.max(1, channels / parts);
    }
}
