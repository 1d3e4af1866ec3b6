package org.lamina.graph.layer;

import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The same values as a volume: channel after channel, plane after plane, row after row.
public record ToVolume(int channels, int depth, int height, int width) implements LayerSpec {
    public static final LayerKind<ToVolume> KIND = LayerKind.named(
                    "reshape-volume", Category.DENSE, ToVolume.class, new ToVolume(1, 16, 7, 7))
            .stem("volume")
            .params(
                    Param.integer("channels", ToVolume::channels, ToVolume::withChannels, 1, 65_536),
                    Param.integer("depth", ToVolume::depth, ToVolume::withDepth, 1, 4096),
                    Param.integer("height", ToVolume::height, ToVolume::withHeight, 1, 4096),
                    Param.integer("width", ToVolume::width, ToVolume::withWidth, 1, 4096))
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ToVolume withChannels(int changed) {
        return new ToVolume(changed, depth, height, width);
    }

    private ToVolume withDepth(int changed) {
        return new ToVolume(channels, changed, height, width);
    }

    private ToVolume withHeight(int changed) {
        return new ToVolume(channels, depth, changed, width);
    }

    private ToVolume withWidth(int changed) {
        return new ToVolume(channels, depth, height, changed);
    }

    private ShapeResult outputShape(Shape input) {
        Shape volume = new Shape.Volume(channels, depth, height, width);
        return Rules.reshaped(input, volume, new Repair.ChangeTo(fitting(input.elements())));
    }

    /// Another depth, else other channels, else single values.
    private ToVolume fitting(long values) {
        if (values % Cost.product(channels, height, width) == 0) {
            return withDepth((int) (values / Cost.product(channels, height, width)));
        }
        if (values % Cost.product(depth, height, width) == 0) {
            return withChannels((int) (values / Cost.product(depth, height, width)));
        }
        return new ToVolume((int) values, 1, 1, 1);
    }

    @Override
    public LayerKind<ToVolume> kind() {
        return KIND;
    }
}
