package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// A box that slides through a volume: how far it reaches and steps in depth, and in the plane.
///
/// @param deep its extent in depth
/// @param step its stride in depth
public record Window3d(int deep, Size plane, int step, Size stride, Padding padding) {

    /// @param channels how many the result has
    /// @param repaired the spec with padding to the same size, where every box fits
    ShapeResult over(Shape.Volume volume, int channels, LayerSpec repaired) {
        int depth = padding.outputLength(volume.depth(), deep, step, 1);
        int height = padding.outputLength(volume.height(), plane.height(), stride.height(), 1);
        int width = padding.outputLength(volume.width(), plane.width(), stride.width(), 1);
        return depth < 1 || height < 1 || width < 1
                ? Rules.windowTooLarge(deep + " × " + plane, volume, repaired)
                : Rules.volume(channels, depth, height, width);
    }

    Window3d withPadding(Padding changed) {
        return new Window3d(deep, plane, step, stride, changed);
    }

    /// @param plane the id of the extent in the plane
    static List<Param<Window3d, ?>> params(String plane) {
        return List.of(
                Param.integer("depth", Window3d::deep, Window3d::withDeep, 1, 512),
                Param.size(plane, Window3d::plane, Window3d::withPlane, 1, 512),
                Param.integer("depth-stride", Window3d::step, Window3d::withStep, 1, 512),
                Param.size("stride", Window3d::stride, Window3d::withStride, 1, 512),
                Params.padding(Window3d::padding, Window3d::withPadding));
    }

    private Window3d withDeep(int changed) {
        return new Window3d(changed, plane, step, stride, padding);
    }

    private Window3d withPlane(Size changed) {
        return new Window3d(deep, changed, step, stride, padding);
    }

    private Window3d withStep(int changed) {
        return new Window3d(deep, plane, changed, stride, padding);
    }

    private Window3d withStride(Size changed) {
        return new Window3d(deep, plane, step, changed, padding);
    }

    long places() {
        return Cost.product(deep, plane.height(), plane.width());
    }
}
