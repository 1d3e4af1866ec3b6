package org.lamina.graph.layer;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Makes squares of `block` by `block` pixels of channels: a larger image without new values. It undoes
/// [SpaceToDepth].
public record DepthToSpace(int block) implements LayerSpec {
    public static final LayerKind<DepthToSpace> KIND = LayerKind.named(
                    "depth-to-space", Category.POOLING, DepthToSpace.class, new DepthToSpace(2))
            .stem("unfold")
            .params(Param.integer("block", DepthToSpace::block, (_, v) -> new DepthToSpace(v), 2, 64))
            .shape((spec, inputs) -> spec.outputShape(inputs.getFirst()));

    private ShapeResult outputShape(Shape input) {
        if (!(input instanceof Shape.Image image)) {
            return Rules.needsImage(input);
        }
        return image.channels() % square() == 0
                ? Rules.image(image.channels() / square(), (long) image.height() * block, (long) image.width() * block)
                : ShapeResult.clash("shape.depth-to-space", List.of(block, square(), image), repairs(image));
    }

    private int square() {
        return block * block;
    }

    /// The next smaller block whose square divides the channels, or so many channels that this one's does.
    private Repair[] repairs(Shape.Image image) {
        int channels = image.channels();
        List<Repair> repairs = new ArrayList<>();
        int fitting = block - 1;
        while (channels % (fitting * fitting) != 0) {
            fitting--;
        }
        if (fitting > 1) {
            repairs.add(new Repair.ChangeTo(new DepthToSpace(fitting)));
        }
        repairs.add(new Repair.InsertBefore(0, Rules.projection(image, Math.ceilDiv(channels, square()) * square())));
        return repairs.toArray(Repair[]::new);
    }

    @Override
    public LayerKind<DepthToSpace> kind() {
        return KIND;
    }
}
