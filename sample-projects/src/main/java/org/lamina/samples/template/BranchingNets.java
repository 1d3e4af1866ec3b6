package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /// The six convolutions of an inception block.
    private static final List<String> PATHS = List.of("1×1", "narrow 2", "3×3", "narrow 3", "5×5", "pool");

    private static final Plan.Block FIRE = fire();

    private BranchingNets() {}

    /// Every layer reads what all layers before it found.
    static GraphDocument denseNet121() {
        Plan.Block layer = denseLayer("dense layer");
        Plan.Block half = transition(128);
        return Plan.of("image", Layers.PHOTO)
                .then("conv1", Layers.stem(64), 1)
                .then("dense 1", layer, 6)
                .then("half 1", half, 1)
                .then("dense 2", layer, 12)
                .then("half 2", half, 1, filters(256))
                .then("dense 3", layer, 24)
                .then("half 3", half, 1, filters(512))
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
                .expose("narrow", "conv1.filters")
                .expose("growth", "conv2.filters")
                .block(name);
    }

    private static Plan.Block transition(int filters) {
        return Plan.inside()
                .then("norm", norm())
                .then("relu", relu())
                .then("conv", sums(filters, 1, 1))
                .then("pool", new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID))
                .expose("filters", "conv.filters")
                .block("transition");
    }

    private static Map<String, Integer> filters(int filters) {
        return Map.of("filters", filters);
    }

    /// Inception v1 as its reference implementation has it today: with batch normalisation, 3 × 3 in place of 5 × 5,
    /// and without the two auxiliary outputs.
    static GraphDocument inception() {
        Plan.Block paths = inceptionPaths();
        return Plan.of("image", Layers.PHOTO)
                .then("stem", inceptionStem(), 1)
                .then("3a", paths, 1)
                .then("3b", paths, 1, paths(128, 128, 192, 32, 96, 64))
                .then("pool3", Layers.maxPool(3, 2))
                .then("4a", paths, 1, paths(192, 96, 208, 16, 48, 64))
                .then("4b", paths, 1, paths(160, 112, 224, 24, 64, 64))
                .then("4c", paths, 1, paths(128, 128, 256, 24, 64, 64))
                .then("4d", paths, 1, paths(112, 144, 288, 32, 64, 64))
                .then("4e", paths, 1, paths(256, 160, 320, 32, 128, 128))
                .then("pool4", Layers.maxPool(2, 2))
                .then("5a", paths, 1, paths(256, 160, 320, 32, 128, 128))
                .then("5b", paths, 1, paths(384, 192, 384, 48, 128, 128))
                .then("pool", Layers.mean())
                .then("drop", new Dropout(0.2))
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    /// @param filters of the six convolutions, path by path
    private static Map<String, Integer> paths(int... filters) {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < filters.length; i++) {
            values.put(PATHS.get(i), filters[i]);
        }
        return values;
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
    private static Plan.Block inceptionPaths() {
        Plan plan = Plan.inside();
        unit(plan, 1, 64, 1, 1);
        unit(plan.from("in"), 2, 96, 1, 1);
        unit(plan, 3, 128, 3, 1);
        unit(plan.from("in"), 4, 16, 1, 1);
        unit(plan, 5, 32, 3, 1);
        unit(plan.from("in").then("pool", Layers.maxPool(3, 1)), 6, 32, 1, 1);
        plan.read("all", new Concatenate(), "relu1", "relu3", "relu5", "relu6");
        for (int i = 0; i < PATHS.size(); i++) {
            plan.expose(PATHS.get(i), "conv" + (i + 1) + ".filters");
        }
        return plan.spread("inception");
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
                .then("fire 2-3", FIRE, 2)
                .then("fire 4", FIRE, 1, fire(32, 128))
                .then("pool4", Layers.maxPool(3, 2))
                .then("fire 5", FIRE, 1, fire(32, 128))
                .then("fire 6-7", FIRE, 2, fire(48, 192))
                .then("fire 8", FIRE, 1, fire(64, 256))
                .then("pool8", Layers.maxPool(3, 2))
                .then("fire 9", FIRE, 1, fire(64, 256)));
    }

    static GraphDocument squeezeNet11() {
        return squeezed(Plan.of("image", Layers.PHOTO)
                .then("conv1", conv(64, 3, 2).withPadding(Padding.VALID))
                .then("pool1", Layers.maxPool(3, 2))
                .then("fire 2-3", FIRE, 2)
                .then("pool3", Layers.maxPool(3, 2))
                .then("fire 4-5", FIRE, 2, fire(32, 128))
                .then("pool5", Layers.maxPool(3, 2))
                .then("fire 6-7", FIRE, 2, fire(48, 192))
                .then("fire 8-9", FIRE, 2, fire(64, 256)));
    }

    /// The last convolution and the mean over all places come in the other order, so that the output layer can be that
    /// convolution. Sums and means may change places; only the ReLU between them is gone.
    private static GraphDocument squeezed(Plan plan) {
        return plan.then("drop9", new Dropout(0.5))
                .then("pool", Layers.mean())
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    private static Plan.Block fire() {
        return Plan.inside()
                .then("squeeze", conv(16, 1, 1))
                .then("expand 1", conv(64, 1, 1))
                .read("expand 3", conv(64, 3, 1), "squeeze")
                .read("both", new Concatenate(), "expand 1", "expand 3")
                .expose("squeeze", "squeeze.filters")
                .expose("expand", "expand 1.filters", "expand 3.filters")
                .spread("fire");
    }

    private static Map<String, Integer> fire(int narrow, int wide) {
        return Map.of("squeeze", narrow, "expand", wide);
    }
}
