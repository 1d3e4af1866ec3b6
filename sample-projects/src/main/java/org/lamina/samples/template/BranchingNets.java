package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.settings.DataSpec;

/// Networks whose blocks put the channels of several paths beside each other.
final class BranchingNets {
    private BranchingNets() {}

    /// Every layer reads what all layers before it found.
    static GraphDocument denseNet121() {
        Plan.Block layer = denseLayer("dense layer");
        return Plan.of("image", Layers.PHOTO)
                .then("conv1", Layers.stem(64), 1)
                .then("dense 1", layer, 6)
                .then("half 1", transition(128), 1)
                .then("dense 2", layer, 12)
                .then("half 2", transition(256), 1)
                .then("dense 3", layer, 24)
                .then("half 3", transition(512), 1)
                .then("dense 4", layer, 16)
                .then("norm", norm())
                .then("relu", relu())
                .then("pool", Layers.mean())
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    /// Finds 32 channels more, whatever it reads.
    static Plan.Block denseLayer(String name) {
        return Plan.inside()
                .then("norm1", norm())
                .then("relu1", relu())
                .then("conv1", sums(128, 1, 1))
                .then("norm2", norm())
                .then("relu2", relu())
                .then("conv2", sums(32, 3, 1))
                .read("both", new Concatenate(), "in", "conv2")
                .block(name);
    }

    private static Plan.Block transition(int filters) {
        return Plan.inside()
                .then("norm", norm())
                .then("relu", relu())
                .then("conv", sums(filters, 1, 1))
                .then("pool", new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID))
                .block("transition " + filters);
    }

    /// Inception v1 as its reference implementation has it today: with batch normalisation, 3 × 3 in place of 5 × 5,
    /// and without the two auxiliary outputs.
    static GraphDocument inception() {
        Plan.Block middle = inception("4e", 256, 160, 320, 32, 128, 128);
        return Plan.of("image", Layers.PHOTO)
                .then("stem", inceptionStem(), 1)
                .then("3a", inception("3a", 64, 96, 128, 16, 32, 32), 1)
                .then("3b", inception("3b", 128, 128, 192, 32, 96, 64), 1)
                .then("pool3", Layers.maxPool(3, 2))
                .then("4a", inception("4a", 192, 96, 208, 16, 48, 64), 1)
                .then("4b", inception("4b", 160, 112, 224, 24, 64, 64), 1)
                .then("4c", inception("4c", 128, 128, 256, 24, 64, 64), 1)
                .then("4d", inception("4d", 112, 144, 288, 32, 64, 64), 1)
                .then("4e", middle, 1)
                .then("pool4", Layers.maxPool(2, 2))
                .then("5a", middle, 1)
                .then("5b", inception("5b", 384, 192, 384, 48, 128, 128), 1)
                .then("pool", Layers.mean())
                .then("drop", new Dropout(0.2))
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    private static Plan.Block inceptionStem() {
        Plan plan = Plan.inside();
        unit(plan, 1, 64, 7, 2);
        plan.then("pool1", Layers.maxPool(3, 2));
        unit(plan, 2, 64, 1, 1);
        unit(plan, 3, 192, 3, 1);
        return plan.then("pool3", Layers.maxPool(3, 2)).block("stem");
    }

    /// Four paths; the second and the third narrow before they look around.
    ///
    /// @param filters of the six convolutions, path by path
    private static Plan.Block inception(String name, int... filters) {
        Plan plan = Plan.inside();
        unit(plan, 1, filters[0], 1, 1);
        unit(plan.from("in"), 2, filters[1], 1, 1);
        unit(plan, 3, filters[2], 3, 1);
        unit(plan.from("in"), 4, filters[3], 1, 1);
        unit(plan, 5, filters[4], 3, 1);
        unit(plan.from("in").then("pool", Layers.maxPool(3, 1)), 6, filters[5], 1, 1);
        return plan.read("all", new Concatenate(), "relu1", "relu3", "relu5", "relu6")
                .spread("inception " + name);
    }

    private static void unit(Plan plan, int number, int filters, int kernel, int stride) {
        plan.then("conv" + number, sums(filters, kernel, stride))
                .then("norm" + number, new BatchNorm(0.9, 1e-3))
                .then("relu" + number, relu());
    }

    static GraphDocument squeezeNet10() {
        return squeezed(Plan.of("image", Layers.PHOTO)
                .then("conv1", conv(96, 7, 2).withPadding(Padding.VALID))
                .then("pool1", Layers.maxPool(3, 2))
                .then("fire 2-3", fire(16, 64), 2)
                .then("fire 4", fire(32, 128), 1)
                .then("pool4", Layers.maxPool(3, 2))
                .then("fire 5", fire(32, 128), 1)
                .then("fire 6-7", fire(48, 192), 2)
                .then("fire 8", fire(64, 256), 1)
                .then("pool8", Layers.maxPool(3, 2))
                .then("fire 9", fire(64, 256), 1));
    }

    static GraphDocument squeezeNet11() {
        return squeezed(Plan.of("image", Layers.PHOTO)
                .then("conv1", conv(64, 3, 2).withPadding(Padding.VALID))
                .then("pool1", Layers.maxPool(3, 2))
                .then("fire 2-3", fire(16, 64), 2)
                .then("pool3", Layers.maxPool(3, 2))
                .then("fire 4-5", fire(32, 128), 2)
                .then("pool5", Layers.maxPool(3, 2))
                .then("fire 6-7", fire(48, 192), 2)
                .then("fire 8-9", fire(64, 256), 2));
    }

    /// The last convolution and the mean over all places come in the other order, so that the output layer can be that
    /// convolution. Sums and means may change places; only the ReLU between them is gone.
    private static GraphDocument squeezed(Plan plan) {
        return plan.then("drop9", new Dropout(0.5))
                .then("pool", Layers.mean())
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    private static Plan.Block fire(int narrow, int wide) {
        return Plan.inside()
                .then("squeeze", conv(narrow, 1, 1))
                .then("expand 1", conv(wide, 1, 1))
                .read("expand 3", conv(wide, 3, 1), "squeeze")
                .read("both", new Concatenate(), "expand 1", "expand 3")
                .spread("fire " + wide);
    }
}
