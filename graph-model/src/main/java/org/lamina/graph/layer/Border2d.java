package org.lamina.graph.layer;

import java.util.List;
import java.util.function.Function;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A border of an image, put around it with zeros or cut off. Two kinds share this record: zero padding and cropping.
public record Border2d(boolean cut, int top, int bottom, int left, int right) implements LayerSpec {
    static final List<Param<Border2d, ?>> PARAMS = List.of(
            Param.integer("top", Border2d::top, Border2d::withTop, 0, 4096),
            Param.integer("bottom", Border2d::bottom, Border2d::withBottom, 0, 4096),
            Param.integer("left", Border2d::left, Border2d::withLeft, 0, 4096),
            Param.integer("right", Border2d::right, Border2d::withRight, 0, 4096));

    public static final LayerKind<Border2d> PADDING = declare("zero-padding2d", "pad", false);
    public static final LayerKind<Border2d> CROPPING = declare("cropping2d", "crop", true);

    private static LayerKind<Border2d> declare(String id, String stem, boolean cut) {
        return LayerKind.named(id, Category.POOLING, Border2d.class, new Border2d(cut, 1, 1, 1, 1))
                .stem(stem)
                .part(PARAMS, Function.identity(), (_, changed) -> changed)
                .shape(Border2d::outputShape);
    }

    private Border2d withTop(int changed) {
        return new Border2d(cut, changed, bottom, left, right);
    }

    private Border2d withBottom(int changed) {
        return new Border2d(cut, top, changed, left, right);
    }

    private Border2d withLeft(int changed) {
        return new Border2d(cut, top, bottom, changed, right);
    }

    private Border2d withRight(int changed) {
        return new Border2d(cut, top, bottom, left, changed);
    }

    private static ShapeResult outputShape(Border2d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst(), new Border1d(spec.cut, spec.left, spec.right));
        }
        long height = spec.height(image.height());
        long width = spec.width(image.width());
        return height < 1 || width < 1
                ? ShapeResult.clash(
                        "shape.cropping",
                        List.of(image),
                        new Repair.ChangeTo(spec.within(image.height(), image.width())))
                : Rules.image(image.channels(), height, width);
    }

    long height(int inside) {
        return Border1d.length(cut, inside, top, bottom);
    }

    long width(int inside) {
        return Border1d.length(cut, inside, left, right);
    }

    /// Cuts off less, so that at least one pixel is left.
    Border2d within(int height, int width) {
        int above = Math.min(top, height - 1);
        int before = Math.min(left, width - 1);
        return new Border2d(
                cut, above, Math.min(bottom, height - 1 - above), before, Math.min(right, width - 1 - before));
    }

    @Override
    public LayerKind<Border2d> kind() {
        return cut ? CROPPING : PADDING;
    }
}
