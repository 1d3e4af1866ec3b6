package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.conv;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;

/// Networks that are a plain chain of layers.
final class ClassicNets {
    private ClassicNets() {}

    /// The border makes 32 × 32 pixels of MNIST's 28 × 28, as the paper has them.
    static GraphDocument leNet5() {
        Pool2d mean = new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID);
        return Plan.of("image", new ImageInput(1, 28, 28))
                .then("border", new Border2d(false, 2, 2, 2, 2))
                .then("conv1", squashed(6))
                .then("pool2", mean)
                .then("conv3", squashed(16))
                .then("pool4", mean)
                .then("conv5", squashed(120))
                .then("flatten", new Flatten())
                .then("dense6", new Dense(84, Activation.TANH))
                .then("digit", Layers.classes(10))
                .winding(4, new DataSpec.Mnist());
    }

    private static Conv2d squashed(int filters) {
        return conv(filters, 5, 1).withPadding(Padding.VALID).withActivation(Activation.TANH);
    }

    /// The form with one tower.
    static GraphDocument alexNet() {
        Pool2d pool = Layers.maxPool(3, 2).withPadding(Padding.VALID);
        return Plan.of("image", Layers.PHOTO)
                .then("border", new Border2d(false, 2, 2, 2, 2))
                .then("conv1", conv(64, 11, 4).withPadding(Padding.VALID))
                .then("pool1", pool)
                .then("conv2", conv(192, 5, 1))
                .then("pool2", pool)
                .then("conv3", conv(384, 3, 1))
                .then("conv4", conv(256, 3, 1))
                .then("conv5", conv(256, 3, 1))
                .then("pool5", pool)
                .then("flatten", new Flatten())
                .then("drop6", new Dropout(0.5))
                .then("dense6", new Dense(4096, Activation.RELU))
                .then("drop7", new Dropout(0.5))
                .then("dense7", new Dense(4096, Activation.RELU))
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    /// @param convolutions how many each of the five stages has
    static GraphDocument vgg(int... convolutions) {
        Plan plan = Plan.of("image", Layers.PHOTO);
        for (int stage = 1; stage <= convolutions.length; stage++) {
            Plan inside = Plan.inside();
            for (int i = 1; i <= convolutions[stage - 1]; i++) {
                inside.then("conv" + i, conv(Math.min(512, 32 << stage), 3, 1));
            }
            plan.then(
                    "stage " + stage, inside.then("pool", Layers.maxPool(2, 2)).block("stage " + stage), 1);
        }
        return plan.then("flatten", new Flatten())
                .then("dense6", new Dense(4096, Activation.RELU))
                .then("drop6", new Dropout(0.5))
                .then("dense7", new Dense(4096, Activation.RELU))
                .then("drop7", new Dropout(0.5))
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    /// Says of a text whether it is favourable.
    static GraphDocument lstmClassifier() {
        return Plan.of("words", new TokenInput(20_000, 80))
                .then("embedding", new Embedding(128))
                .then("lstm", new Lstm(128))
                .then("last", new LastStep())
                .then("opinion", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                .winding(3, new DataSpec.None());
    }

    /// Each stage finds features with 3 × 3 and condenses them with 1 × 1 convolutions.
    static GraphDocument darknet19() {
        Plan plan = Plan.of("image", Layers.PHOTO);
        int[] convolutions = {1, 1, 3, 3, 5, 5};
        for (int stage = 1; stage <= convolutions.length; stage++) {
            Plan inside = Plan.inside();
            for (int i = 1; i <= convolutions[stage - 1]; i++) {
                int filters = 16 << stage;
                inside.then("conv" + i, i % 2 == 1 ? Layers.sums(filters, 3, 1) : Layers.sums(filters / 2, 1, 1))
                        .then("norm" + i, Layers.norm())
                        .then("relu" + i, Layers.function(Activation.LEAKY_RELU));
            }
            if (stage < convolutions.length) {
                inside.then("pool", Layers.maxPool(2, 2));
            }
            plan.then("stage " + stage, inside.block("stage " + stage), 1);
        }
        return plan.then("pool", Layers.mean()).then("class", Layers.THOUSAND).winding(3, new DataSpec.None());
    }

    /// The small detector: at each of 13 × 13 places five boxes of four numbers, a confidence and 20 classes.
    static GraphDocument tinyYolo() {
        Plan plan = Plan.of("image", new ImageInput(3, 416, 416));
        for (int stage = 1; stage <= 6; stage++) {
            Plan inside = normalised(Plan.inside(), stage, 8 << stage);
            plan.then(
                    "stage " + stage,
                    inside.then("pool", Layers.maxPool(2, stage < 6 ? 2 : 1)).block("stage " + stage),
                    1);
        }
        normalised(plan, 7, 1024);
        return normalised(plan, 8, 1024)
                .then("boxes", new Output(5 * (4 + 1 + 20), new LossSpec.MeanSquaredError()))
                .winding(4, new DataSpec.None());
    }

    private static Plan normalised(Plan plan, int number, int filters) {
        return plan.then("conv" + number, Layers.sums(filters, 3, 1))
                .then("norm" + number, Layers.norm())
                .then("relu" + number, Layers.function(Activation.LEAKY_RELU));
    }
}
