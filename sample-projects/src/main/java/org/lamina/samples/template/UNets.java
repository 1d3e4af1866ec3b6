package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.conv;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;

/// Networks that say of every pixel what it belongs to: down to see far, up again to see sharply.
final class UNets {
    /// What each level cuts off its maps, on every side, to lay them beside the smaller ones that come up from below.
    private static final int[] CUTS = {88, 40, 16, 4};

    private UNets() {}

    /// As published, with convolutions that keep only whole windows: 388 × 388 answers of 572 × 572 pixels. Every level
    /// is a block inside the one above. One image a step, as in the paper: they are large.
    static GraphDocument published() {
        GraphDocument document = level(Plan.of("image", new ImageInput(1, 572, 572)), 1)
                .then("class", Layers.classes(2))
                .spread(new DataSpec.None());
        return document.withSettings(document.settings().withTraining(TrainingSettings.DEFAULT.withBatchSize(1)));
    }

    private static Plan level(Plan plan, int level) {
        int filters = 32 << level;
        plan.then("conv1", conv(filters, 3, 1).withPadding(Padding.VALID))
                .then("conv2", conv(filters, 3, 1).withPadding(Padding.VALID));
        if (level > CUTS.length) {
            return plan.then("drop", new Dropout(0.5));
        }
        int cut = CUTS[level - 1];
        String below = "level " + (level + 1);
        return plan.then("pool", Layers.maxPool(2, 2))
                .then(below, level(Plan.inside(), level + 1).spread(below), 1)
                .then("up", up(filters))
                .from("conv2")
                .then("crop", new Border2d(true, cut, cut, cut, cut))
                .read("both", new Concatenate(), "crop", "up")
                .then("conv3", conv(filters, 3, 1).withPadding(Padding.VALID))
                .then("conv4", conv(filters, 3, 1).withPadding(Padding.VALID));
    }

    private static TransposedConv2d up(int filters) {
        return new TransposedConv2d(filters, Size.of(2), Size.of(2), Padding.SAME, Activation.IDENTITY);
    }

    /// One level for any image, with convolutions that keep its size.
    static Plan.Block level(Shape.Image image) {
        int channels = image.channels();
        Plan plan = Plan.inside()
                .then("conv1", conv(channels, 3, 1))
                .then("conv2", conv(channels, 3, 1))
                .then("pool", Layers.maxPool(2, 2))
                .then("deep1", conv(2 * channels, 3, 1))
                .then("deep2", conv(2 * channels, 3, 1))
                .then("up", up(channels));
        String back = "up";
        if (image.height() % 2 + image.width() % 2 > 0) {
            back = "crop";
            plan.then(back, new Border2d(true, 0, image.height() % 2, 0, image.width() % 2));
        }
        return plan.read("both", new Concatenate(), "conv2", back)
                .then("conv3", conv(channels, 3, 1))
                .then("conv4", conv(channels, 3, 1))
                .expose("filters", "conv1.filters", "conv2.filters", "up.filters", "conv3.filters", "conv4.filters")
                .expose("deep", "deep1.filters", "deep2.filters")
                .spread("u-net level " + channels);
    }
}
