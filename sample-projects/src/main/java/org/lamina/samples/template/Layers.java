package org.lamina.samples.template;

import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.settings.Losses;

/// Layers as the templates want them, in few words.
public final class Layers {
    /// What ImageNet's networks read and tell apart.
    static final ImageInput PHOTO = new ImageInput(3, 224, 224);

    static final Output THOUSAND = classes(1000);

    private Layers() {}

    /// Weighted sums only: without bias and function, as before a batch normalisation.
    public static Conv2d sums(int filters, int kernel, int stride) {
        return conv(filters, kernel, stride).withActivation(Activation.IDENTITY).withBias(false);
    }

    /// With bias and ReLU.
    public static Conv2d conv(int filters, int kernel, int stride) {
        return new Conv2d(filters, Size.of(kernel), Size.of(stride), Padding.SAME, Size.of(1), Activation.RELU);
    }

    public static LayerSpec norm() {
        return BatchNorm.KIND.defaults();
    }

    public static LayerSpec relu() {
        return function(Activation.RELU);
    }

    static LayerSpec function(Activation function) {
        return new Activate(function);
    }

    /// A convolution, its normalisation and a function as a block.
    static Plan.Block unit(int filters, int kernel, int stride, Activation function, String name) {
        return Plan.inside()
                .then("conv", sums(filters, kernel, stride))
                .then("norm", norm())
                .then(function == Activation.SWISH ? "swish" : "relu", function(function))
                .block(name);
    }

    /// The mean over all places.
    public static LayerSpec mean() {
        return GlobalPool.KIND.defaults();
    }

    /// A quarter of the size in two steps, as many networks begin.
    static Plan.Block stem(int filters) {
        return Plan.inside()
                .then("conv", sums(filters, 7, 2))
                .then("norm", norm())
                .then("relu", relu())
                .then("pool", maxPool(3, 2))
                .block("stem");
    }

    public static Pool2d maxPool(int window, int stride) {
        return new Pool2d(Reduction.MAX, Size.of(window), Size.of(stride), Padding.SAME);
    }

    public static Output classes(int count) {
        return new Output(count, Losses.SOFTMAX_CROSS_ENTROPY);
    }
}
