package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// An image per sample enters here, channels first.
public record ImageInput(int channels, int height, int width) implements InputSpec {
    public static final LayerKind<ImageInput> KIND = LayerKind.named(
                    "input-image", Category.INPUT, ImageInput.class, new ImageInput(1, 28, 28))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(
                    Param.integer("channels", ImageInput::channels, ImageInput::withChannels, 1, 4096),
                    Param.integer("height", ImageInput::height, ImageInput::withHeight, 1, 8192),
                    Param.integer("width", ImageInput::width, ImageInput::withWidth, 1, 8192))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    public ImageInput withChannels(int changed) {
        return new ImageInput(changed, height, width);
    }

    public ImageInput withHeight(int changed) {
        return new ImageInput(channels, changed, width);
    }

    public ImageInput withWidth(int changed) {
        return new ImageInput(channels, height, changed);
    }

    @Override
    public Shape shape() {
        return new Shape.Image(channels, height, width);
    }

    @Override
    public LayerKind<ImageInput> kind() {
        return KIND;
    }
}
