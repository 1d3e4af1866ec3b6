package org.lamina.samples.example;

import static org.lamina.samples.template.Layers.classes;
import static org.lamina.samples.template.Layers.conv;
import static org.lamina.samples.template.Layers.maxPool;
import static org.lamina.samples.template.Layers.mean;
import static org.lamina.samples.template.Layers.sums;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.samples.template.Plan;

/// What looks at windows of a picture, and what makes pictures smaller and larger.
final class ConvolutionExamples {
    static final DataSpec CLOTHES = new DataSpec.FashionMnist();
    static final DataSpec DIGITS = new DataSpec.Mnist();

    private static final DataSpec SCENES =
            new DataSpec.DigitScenes(56, 2000).withTarget(DataSpec.DigitScenes.SceneTarget.BOXES);

    private ConvolutionExamples() {}

    /// A network over pictures of one channel, as the bundled ones are.
    static Plan picture() {
        return Plan.of("image", new ImageInput(1, 28, 28));
    }

    static GraphDocument clothes() {
        return picture()
                .then("conv1", conv(16, 3, 1))
                .then("pool1", maxPool(2, 2))
                .then("conv2", conv(32, 3, 1))
                .then("pool2", maxPool(2, 2))
                .then("flatten", new Flatten())
                .then("dense", new Dense(32, Activation.RELU))
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// Every picture through a bottleneck of 147 numbers and back.
    static GraphDocument hourglass() {
        return ownInput(picture()
                .then("down1", conv(16, 3, 2))
                .then("down2", conv(32, 3, 2))
                .then("code", conv(3, 1, 1))
                .then("up1", enlarged(32))
                .then("up2", enlarged(16))
                .then("again", new Output(1, new LossSpec.MeanSquaredError()))
                .winding(4, CLOTHES));
    }

    /// At each of 7 × 7 places two boxes that may frame one of ten kinds of things.
    static GraphDocument frames() {
        YoloOutput output = YoloOutput.KIND.defaults().withBoxes(Boxes.of(1, 2.5, 2.2, 2.5));
        return Plan.of("image", new ImageInput(1, 56, 56))
                .then("conv1", conv(16, 3, 1))
                .then("pool1", maxPool(2, 2))
                .then("conv2", conv(32, 3, 1))
                .then("pool2", maxPool(2, 2))
                .then("conv3", conv(64, 3, 1))
                .then("pool3", maxPool(2, 2))
                .then("conv4", conv(64, 3, 1))
                .then("sums", sums(output.channels(), 1, 1))
                .then("boxes", output)
                .winding(4, SCENES);
    }

    static GraphDocument ownInput(GraphDocument drawn) {
        ProjectSettings settings = drawn.settings();
        return drawn.withSettings(settings.withData(settings.data().withTarget(Learned.INPUT)));
    }

    private static TransposedConv2d enlarged(int filters) {
        return new TransposedConv2d(filters, Size.of(2), Size.of(2), Padding.VALID, Activation.RELU);
    }

    /// Widens, looks around in each channel by itself, narrows, and adds what it began with.
    static GraphDocument inverted() {
        return picture()
                .then("stem", conv(16, 3, 2))
                .then("expand", conv(64, 1, 1))
                .then(
                        "depthwise",
                        new DepthwiseConv2d(1, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU6))
                .then("project", conv(16, 1, 1).withActivation(Activation.IDENTITY))
                .read("sum", new Add(), "stem", "project")
                .then("pool", maxPool(2, 2))
                .then("flatten", new Flatten())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    static GraphDocument separated() {
        return picture()
                .then("conv", conv(16, 3, 1))
                .then("separable1", separable(32))
                .then("pool1", maxPool(2, 2))
                .then("separable2", separable(64))
                .then("pool2", maxPool(2, 2))
                .then("separable3", separable(64))
                .then("mean", mean())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    private static SeparableConv2d separable(int filters) {
        return new SeparableConv2d(filters, Size.of(3), Size.of(1), Padding.SAME, Size.of(1), Activation.RELU);
    }

    /// The digits stand in the middle, so that every place may have filters of its own.
    static GraphDocument places() {
        return picture()
                .then("conv", conv(8, 5, 2))
                .then("pool", maxPool(2, 2))
                .then("local", LocallyConnected2d.KIND.defaults())
                .then("flatten", new Flatten())
                .then("digit", classes(10))
                .winding(3, DIGITS);
    }

    /// LeNet-5, which read pictures of 32 pixels, took means and knew no ReLU.
    static GraphDocument leNet() {
        Pool2d half = new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID);
        return picture()
                .then("pad", new Border2d(false, 2, 2, 2, 2))
                .then("c1", conv(6, 5, 1).withPadding(Padding.VALID).withActivation(Activation.TANH))
                .then("s2", half)
                .then("c3", conv(16, 5, 1).withPadding(Padding.VALID).withActivation(Activation.TANH))
                .then("s4", half)
                .then("flatten", new Flatten())
                .then("c5", new Dense(120, Activation.TANH))
                .then("f6", new Dense(84, Activation.TANH))
                .then("digit", classes(10))
                .winding(4, DIGITS);
    }

    /// Strides in place of poolings, and a mean in place of dense layers.
    static GraphDocument allConvolutional() {
        return picture()
                .then("conv1", conv(16, 3, 2))
                .then("conv2", conv(32, 3, 2))
                .then("conv3", conv(64, 3, 1))
                .then("mean", mean())
                .then("class", classes(10))
                .winding(3, CLOTHES);
    }

    /// What the small map has understood is brought back to the larger one.
    static GraphDocument pyramid() {
        return picture()
                .then("conv1", conv(16, 3, 2))
                .then("conv2", conv(32, 3, 2))
                .then("conv3", conv(32, 3, 2))
                .then("up", new Upsample2d(Size.of(2)))
                .then("crop", new Border2d(true, 0, 1, 0, 1))
                .read("sum", new Add(), "conv2", "crop")
                .then("conv4", conv(32, 3, 1))
                .then("mean", mean())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// The middle in full sharpness beside the whole in half of it.
    static GraphDocument fovea() {
        Plan plan = picture()
                .then("middle", new Border2d(true, 7, 7, 7, 7))
                .then("sharp1", conv(16, 3, 1))
                .then("sharp2", conv(16, 3, 2))
                .from("image")
                .then("whole", new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID))
                .then("blurred1", conv(16, 3, 1))
                .then("blurred2", conv(16, 3, 2));
        return plan.read("both", new Concatenate(), "sharp2", "blurred2")
                .then("flatten", new Flatten())
                .then("digit", classes(10))
                .spread(DIGITS);
    }

    /// The end of a detector: fine maps are folded so that they fit beside the coarse ones.
    static GraphDocument passthrough() {
        return picture()
                .then("conv1", conv(16, 3, 2))
                .then("fine", conv(16, 3, 1))
                .then("conv2", conv(32, 3, 2))
                .read("fold", new SpaceToDepth(2), "fine")
                .read("both", new Concatenate(), "fold", "conv2")
                .then("conv3", conv(32, 3, 1))
                .then("mean", mean())
                .then("class", classes(10))
                .winding(4, CLOTHES);
    }

    /// All work is done at the small size; only the last step enlarges.
    static GraphDocument sharper() {
        return ownInput(picture()
                .then("blur", new Pool2d(Reduction.AVERAGE, Size.of(2), Size.of(2), Padding.VALID))
                .then("conv1", conv(32, 5, 1))
                .then("conv2", conv(16, 3, 1))
                .then("conv3", conv(4, 3, 1).withActivation(Activation.IDENTITY))
                .then("unfold", new DepthToSpace(2))
                .then("sharper", new Output(1, new LossSpec.MeanSquaredError()))
                .winding(4, CLOTHES));
    }
}
