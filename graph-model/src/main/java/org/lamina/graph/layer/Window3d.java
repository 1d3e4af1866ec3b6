package org.lamina.graph.layer;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    static <S> Param<S, Integer> deep(Function<S, Window3d> getter, BiFunction<S, Window3d, S> wither) {
        return Param.integer(
                "depth",
                spec -> getter.apply(spec).deep,
                (spec, v) -> wither.apply(spec, getter.apply(spec).withDeep(v)),
                1,
                512);
    }

    static <S> Param<S, Size> plane(String id, Function<S, Window3d> getter, BiFunction<S, Window3d, S> wither) {
        return Param.size(
                id,
                spec -> getter.apply(spec).plane,
                (spec, v) -> wither.apply(spec, getter.apply(spec).withPlane(v)),
                1,
                512);
    }

    static <S> Param<S, Integer> step(Function<S, Window3d> getter, BiFunction<S, Window3d, S> wither) {
        return Param.integer(
                "depth-stride",
                spec -> getter.apply(spec).step,
                (spec, v) -> wither.apply(spec, getter.apply(spec).withStep(v)),
                1,
                512);
    }

    static <S> Param<S, Size> stride(Function<S, Window3d> getter, BiFunction<S, Window3d, S> wither) {
        return Param.size(
                "stride",
                spec -> getter.apply(spec).stride,
                (spec, v) -> wither.apply(spec, getter.apply(spec).withStride(v)),
                1,
                512);
    }

    static <S> Param<S, Padding> padding(Function<S, Window3d> getter, BiFunction<S, Window3d, S> wither) {
        return Param.choice(
                "padding",
                "padding",
                spec -> getter.apply(spec).padding,
                (spec, v) -> wither.apply(spec, getter.apply(spec).withPadding(v)),
                List.of(Padding.values()));
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
