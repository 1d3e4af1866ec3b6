package org.lamina.samples.example;

import static org.lamina.samples.example.ConvolutionExamples.CLOTHES;
import static org.lamina.samples.example.ConvolutionExamples.DIGITS;
import static org.lamina.samples.example.ConvolutionExamples.picture;
import static org.lamina.samples.template.Layers.classes;
import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.maxPool;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.WeightInit;
import org.lamina.samples.template.Plan;

/// Networks of dense layers.
final class VectorExamples {
    private VectorExamples() {}

    private static Plan point() {
        return Plan.of("point", new VectorInput(2));
    }

    private static DataSpec points(DataSpec.Points.Pattern pattern) {
        return new DataSpec.Points(pattern);
    }

    /// A ring around a disc: no line, but eight of them, tell them apart.
    static GraphDocument rings() {
        return point().then("dense1", new Dense(8, Activation.TANH))
                .then("dense2", new Dense(8, Activation.TANH))
                .then("class", classes(2))
                .winding(2, points(DataSpec.Points.Pattern.CIRCLES));
    }

    /// Disturbed points lie a little elsewhere each time.
    static GraphDocument disturbed() {
        return point().then("noise", Noise.GAUSSIAN.defaults())
                .then("dense1", new Dense(32, Activation.RELU))
                .then("dense2", new Dense(32, Activation.RELU))
                .then("class", classes(2))
                .winding(3, points(DataSpec.Points.Pattern.MOONS));
    }

    /// The larger of two linear functions has a bend where they meet.
    static GraphDocument maxout() {
        return point().then("plane1", new Dense(8, Activation.IDENTITY))
                .read("plane2", new Dense(8, Activation.IDENTITY), "point")
                .read("plane3", new Dense(8, Activation.IDENTITY), "point")
                .read("larger", Combination.MAXIMUM.defaults(), "plane1", "plane2", "plane3")
                .then("class", classes(2))
                .spread(points(DataSpec.Points.Pattern.MOONS));
    }

    /// A gate mixes what a layer makes with what it was given.
    static GraphDocument highway() {
        Plan plan = point().then("widen", new Dense(16, Activation.TANH));
        String before = "widen";
        for (int i = 1; i <= 2; i++) {
            plan.read("gate" + i, new Dense(16, Activation.SIGMOID), before)
                    .read("new" + i, new Dense(16, Activation.TANH), before)
                    .read("mix" + i, new Expression(Formula.of("x * y + (1 - x) * z")), "gate" + i, "new" + i, before);
            before = "mix" + i;
        }
        return plan.then("class", classes(3)).spread(points(DataSpec.Points.Pattern.SPIRAL));
    }

    /// The function in a layer of its own, where its inside can be looked at.
    static GraphDocument bends() {
        LayerSpec bend = new Activate(Activation.RELU);
        return point().then("sums1", new Dense(16, Activation.IDENTITY))
                .then("bend1", bend)
                .then("sums2", new Dense(16, Activation.IDENTITY))
                .then("bend2", bend)
                .then("class", classes(3))
                .winding(3, points(DataSpec.Points.Pattern.SPIRAL));
    }

    private static Plan pixels() {
        return picture().then("pixels", new Flatten());
    }

    /// Wide layers that would learn the pictures by heart.
    static GraphDocument forgetful() {
        return wide(new Dropout(0.5));
    }

    static GraphDocument factors() {
        return wide(Noise.FACTORS.defaults());
    }

    private static GraphDocument wide(LayerSpec disturbance) {
        return pixels().then("dense1", new Dense(96, Activation.RELU))
                .then("drop1", disturbance)
                .then("dense2", new Dense(64, Activation.RELU))
                .then("drop2", disturbance)
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// Many layers without normalisation, whose values stay around zero by themselves.
    static GraphDocument selfNormalising() {
        Plan plan = pixels();
        for (int i = 1; i <= 4; i++) {
            plan.then("dense" + i, new Dense(64, Activation.SELU)).then("drop" + i, Noise.ALPHA.defaults());
        }
        GraphDocument drawn = plan.then("digit", classes(10)).winding(4, DIGITS);
        return drawn.withSettings(
                drawn.settings().withTraining(drawn.settings().training().withWeightInit(WeightInit.LECUN_NORMAL)));
    }

    /// A variational autoencoder: each digit is a cloud of codes around a middle.
    static GraphDocument clouds() {
        return ConvolutionExamples.ownInput(pixels().then("encode", new Dense(128, Activation.RELU))
                .then("means", new Dense(8, Activation.IDENTITY))
                .read("variances", new Dense(8, Activation.IDENTITY), "encode")
                .read("code", Sampling.KIND.defaults(), "means", "variances")
                .then("decode", new Dense(128, Activation.RELU))
                .then("again", new Output(28 * 28, Losses.SIGMOID_CROSS_ENTROPY))
                .drawn(DIGITS, "image | pixels | encode", "| | means | variances", "again | decode | code"));
    }

    /// Two questions about one picture, each with the loss that belongs to it.
    static GraphDocument answers() {
        Plan plan = Plan.of("upper", new ImageInput(1, 14, 28))
                .then("conv1", conv(8, 3, 1))
                .then("pool1", maxPool(2, 2))
                .then("flatten1", new Flatten())
                .read("lower", new ImageInput(1, 14, 28))
                .then("conv2", conv(8, 3, 1))
                .then("pool2", maxPool(2, 2))
                .then("flatten2", new Flatten())
                .read("both", new Concatenate(), "flatten1", "flatten2")
                .then("dense", new Dense(48, Activation.RELU));
        return plan.read("digit", classes(10), "dense")
                .read("odd", new Output(1, Losses.SIGMOID_CROSS_ENTROPY), "dense")
                .spread(new DataSpec.MnistHalves());
    }
}
