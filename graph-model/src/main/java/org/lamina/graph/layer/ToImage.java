package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The same values as an image: channel after channel, row after row.
public record ToImage(int channels, int height, int width) implements LayerSpec {
    public static final LayerKind<ToImage> KIND = LayerKind.named(
                    "reshape-image", Category.DENSE, ToImage.class, new ToImage(1, 28, 28))
            .stem("image")
            .params(
                    Param.integer("channels", ToImage::channels, ToImage::withChannels, 1, 65_536),
                    Param.integer("height", ToImage::height, ToImage::withHeight, 1, 8192),
                    Param.integer("width", ToImage::width, ToImage::withWidth, 1, 8192))
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ToImage withChannels(int changed) {
        return new ToImage(changed, height, width);
    }

    private ToImage withHeight(int changed) {
        return new ToImage(channels, changed, width);
    }

    private ToImage withWidth(int changed) {
        return new ToImage(channels, height, changed);
    }

    private ShapeResult outputShape(Shape input) {
        Shape image = new Shape.Image(channels, height, width);
        return Rules.reshaped(input, image, new Repair.ChangeTo(fitting(input.elements())));
    }

    /// Other channels, else another height, else another width, else a column of single values.
    private ToImage fitting(long values) {
        if (values % ((long) height * width) == 0) {
            return withChannels((int) (values / height / width));
        }
        if (values % ((long) channels * width) == 0) {
            return withHeight((int) (values / channels / width));
        }
        if (values % ((long) channels * height) == 0) {
            return withWidth((int) (values / channels / height));
        }
        return new ToImage((int) values, 1, 1);
    }

    @Override
    public LayerKind<ToImage> kind() {
        return KIND;
    }
}
