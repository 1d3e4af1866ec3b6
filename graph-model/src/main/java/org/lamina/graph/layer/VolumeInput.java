package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// A volume per sample enters here, a scan or the frames of a film, channels first.
public record VolumeInput(int channels, int depth, int height, int width) implements InputSpec {
    public static final LayerKind<VolumeInput> KIND = LayerKind.named(
                    "input-volume", Category.INPUT, VolumeInput.class, new VolumeInput(1, 16, 32, 32))
            .stem("input")
            .inputs(LayerKind.Arity.NONE)
            .params(
                    Param.integer("channels", VolumeInput::channels, VolumeInput::withChannels, 1, 4096),
                    Param.integer("depth", VolumeInput::depth, VolumeInput::withDepth, 1, 4096),
                    Param.integer("height", VolumeInput::height, VolumeInput::withHeight, 1, 4096),
                    Param.integer("width", VolumeInput::width, VolumeInput::withWidth, 1, 4096))
            .shape((spec, _) -> Rules.bounded(spec.shape()));

    private VolumeInput withChannels(int changed) {
        return new VolumeInput(changed, depth, height, width);
    }

    private VolumeInput withDepth(int changed) {
        return new VolumeInput(channels, changed, height, width);
    }

    private VolumeInput withHeight(int changed) {
        return new VolumeInput(channels, depth, changed, width);
    }

    private VolumeInput withWidth(int changed) {
        return new VolumeInput(channels, depth, height, changed);
    }

    @Override
    public Shape shape() {
        return new Shape.Volume(channels, depth, height, width);
    }

    @Override
    public LayerKind<VolumeInput> kind() {
        return KIND;
    }
}
