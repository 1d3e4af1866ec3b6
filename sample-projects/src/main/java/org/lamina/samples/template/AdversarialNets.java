package org.lamina.samples.template;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;

/// The two players of a deep convolutional generative adversarial network, in the sizes of PyTorch's example.
final class AdversarialNets {
    private static final int SMALLEST = 64;
    private static final LayerSpec IS_REAL = new Output(1, Losses.SIGMOID_CROSS_ENTROPY);

    private AdversarialNets() {}

    /// The generator, with the discriminator behind it: it learns through nothing else.
    static GraphDocument generator() {
        return generator(Plan.of("noise", new ImageInput(100, 1, 1)))
                .then("discriminator", discriminator(Plan.inside()).block("discriminator"), 1)
                .then("real", IS_REAL)
                .winding(4, new DataSpec.None());
    }

    static GraphDocument discriminator() {
        return discriminator(Plan.of("image", new ImageInput(3, 64, 64)))
                .then("real", IS_REAL)
                .winding(4, new DataSpec.None());
    }

    private static Plan generator(Plan plan) {
        plan.then("up1", up(8 * SMALLEST, 1, Padding.VALID));
        for (int i = 1; i <= 4; i++) {
            plan.then("norm" + i, Layers.norm()).then("relu" + i, Layers.relu());
            plan.then("up" + (i + 1), up(i < 4 ? 8 * SMALLEST >> i : 3, 2, Padding.SAME));
        }
        return plan.then("picture", Layers.function(Activation.TANH));
    }

    private static TransposedConv2d up(int filters, int stride, Padding padding) {
        return new TransposedConv2d(filters, Size.of(4), Size.of(stride), padding, Activation.IDENTITY, false);
    }

    private static Plan discriminator(Plan plan) {
        for (int i = 1; i <= 4; i++) {
            plan.then("conv" + i, Layers.sums(SMALLEST << (i - 1), 4, 2));
            if (i > 1) {
                plan.then("norm" + i, Layers.norm());
            }
            plan.then("relu" + i, Layers.function(Activation.LEAKY_RELU));
        }
        return plan.then("flatten", new Flatten());
    }
}
