package org.lamina.samples.example;

import static org.lamina.samples.example.ConvolutionExamples.CLOTHES;
import static org.lamina.samples.example.ConvolutionExamples.DIGITS;
import static org.lamina.samples.example.ConvolutionExamples.picture;
import static org.lamina.samples.template.Layers.classes;
import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.maxPool;
import static org.lamina.samples.template.Layers.mean;
import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.UnitLength;
import org.lamina.samples.template.Plan;

/// Paths through networks over pictures, and what keeps their values in bounds.
final class PictureExamples {
    private static final int SMALL_BATCH = 4;

    private PictureExamples() {}

    /// Two convolutions, each with this behind it.
    private static GraphDocument twice(String name, LayerSpec behind) {
        return two(name, behind).winding(4, CLOTHES);
    }

    private static Plan two(String name, LayerSpec behind) {
        return picture()
                .then("conv1", sums(16, 3, 2))
                .then(name + "1", behind)
                .then("relu1", relu())
                .then("conv2", sums(32, 3, 2))
                .then(name + "2", behind)
                .then("relu2", relu())
                .then("flatten", new Flatten())
                .then("class", classes(10));
    }

    static GraphDocument batches() {
        return twice("norm", norm());
    }

    /// Few pictures at a time, as where they are large.
    static GraphDocument groups() {
        GraphDocument drawn = twice("norm", new GroupNorm(4, 1e-5));
        return drawn.withSettings(
                drawn.settings().withTraining(drawn.settings().training().withBatchSize(SMALL_BATCH)));
    }

    static GraphDocument contrasts() {
        return twice("norm", InstanceNorm.KIND.defaults());
    }

    static GraphDocument slopes() {
        return picture()
                .then("conv1", sums(16, 3, 2).withBias(true))
                .then("prelu1", new Prelu())
                .then("conv2", sums(32, 3, 2).withBias(true))
                .then("prelu2", new Prelu())
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// The first half of AlexNet in small.
    static GraphDocument neighbours() {
        return picture()
                .then("conv1", conv(16, 5, 1))
                .then("norm1", LocalResponseNorm.KIND.defaults())
                .then("pool1", maxPool(3, 2))
                .then("conv2", conv(32, 5, 1))
                .then("norm2", LocalResponseNorm.KIND.defaults())
                .then("pool2", maxPool(3, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    static GraphDocument residual() {
        return picture()
                .then("stem", conv(16, 3, 2))
                .then("conv1", sums(16, 3, 1))
                .then("norm1", norm())
                .then("relu1", relu())
                .then("conv2", sums(16, 3, 1))
                .then("norm2", norm())
                .read("sum", new Add(), "stem", "norm2")
                .then("relu2", relu())
                .then("pool", maxPool(2, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// Two branches that are left out now and then.
    static GraphDocument deeper() {
        Plan plan = picture().then("stem", conv(16, 3, 2));
        String before = "stem";
        for (int i = 1; i <= 2; i++) {
            plan.read("conv" + i, conv(16, 3, 1), before)
                    .then("norm" + i, norm())
                    .then("drop" + i, Noise.SAMPLES.defaults())
                    .read("sum" + i, new Add(), before, "drop" + i);
            before = "sum" + i;
        }
        return plan.then("pool", maxPool(2, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// One half of the channels passes by.
    static GraphDocument halves() {
        return picture()
                .then("stem", conv(32, 3, 2))
                .then("by", new Slice(0, 16))
                .read("through", new Slice(16, 16), "stem")
                .then("conv1", conv(16, 3, 1))
                .then("conv2", conv(16, 3, 1))
                .read("both", new Concatenate(), "by", "conv2")
                .then("mix", conv(32, 1, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// Squeeze and excitation: the whole picture decides which channels count.
    static GraphDocument excited() {
        return picture()
                .then("conv1", conv(16, 3, 2))
                .then("conv2", conv(32, 3, 1))
                .then("squeeze", mean())
                .then("narrow", new Dense(8, Activation.RELU))
                .then("gate", new Dense(32, Activation.SIGMOID))
                .read("excite", Combination.MULTIPLY.defaults(), "conv2", "gate")
                .then("pool", maxPool(2, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// Each pixel less the mean around it.
    static GraphDocument details() {
        return picture()
                .then("blur", new Pool2d(Reduction.AVERAGE, Size.of(5), Size.of(1), Padding.SAME))
                .read("details", Combination.SUBTRACT.defaults(), "image", "blur")
                .then("conv1", conv(16, 3, 2))
                .then("conv2", conv(32, 3, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .spread(CLOTHES);
    }

    /// Three small networks, each with another view, and the mean of what they found.
    static GraphDocument jury() {
        Plan plan = picture();
        String[] found = new String[3];
        for (int i = 0; i < found.length; i++) {
            plan.from("image").then("conv" + (i + 1), conv(8, 3 + 2 * i, 2)).then("flatten" + (i + 1), new Flatten());
            found[i] = "juror" + (i + 1);
            plan.then(found[i], new Dense(32, Activation.RELU));
        }
        return plan.read("mean", Combination.AVERAGE.defaults(), found)
                .then("digit", classes(10))
                .spread(DIGITS);
    }

    /// Features of two depths, made equally large before they stand beside each other.
    static GraphDocument depths() {
        Plan plan = picture()
                .then("conv1", conv(16, 7, 2))
                .then("conv2", conv(32, 5, 2))
                .then("conv3", conv(32, 3, 1))
                .then("far", mean())
                .then("length2", new UnitLength())
                .then("scale2", new ScaleShift())
                .from("conv2")
                .then("near", mean())
                .then("length1", new UnitLength())
                .then("scale1", new ScaleShift());
        return plan.read("both", new Concatenate(), "scale1", "scale2")
                .then("class", classes(10))
                .spread(CLOTHES);
    }
}
