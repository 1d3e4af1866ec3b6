package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The maximum or the mean of windows that slide along a sequence. Two kinds share this record.
public record Pool1d(Reduction reduction, int window, int stride, Padding padding) implements LayerSpec {
    public static final LayerKind<Pool1d> MAX = declare("max-pool1d", Reduction.MAX);
    public static final LayerKind<Pool1d> AVERAGE = declare("average-pool1d", Reduction.AVERAGE);

    private static LayerKind<Pool1d> declare(String id, Reduction reduction) {
        return LayerKind.named(id, Category.POOLING, Pool1d.class, new Pool1d(reduction, 2, 2, Padding.VALID))
                .stem("pool")
                .params(
                        Param.integer("window", Pool1d::window, Pool1d::withWindow, 1, 4096),
                        Param.integer("stride", Pool1d::stride, Pool1d::withStride, 1, 4096),
                        Params.padding(Pool1d::padding, Pool1d::withPadding))
                .padding(OnPadding.WINDOW)
                .shape(Pool1d::outputShape);
    }

    public Pool1d withWindow(int changed) {
        return new Pool1d(reduction, changed, stride, padding);
    }

    public Pool1d withStride(int changed) {
        return new Pool1d(reduction, window, changed, padding);
    }

    public Pool1d withPadding(Padding changed) {
        return new Pool1d(reduction, window, stride, changed);
    }

    private Pool2d forImages() {
        return new Pool2d(reduction, Size.of(window), Size.of(stride), padding);
    }

    private static ShapeResult outputShape(Pool1d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(inputs.getFirst(), spec.forImages());
        }
        int length = spec.padding.outputLength(sequence.length(), spec.window, spec.stride, 1);
        return length < 1
                ? Rules.windowTooLarge(spec.window, sequence, spec.withPadding(Padding.SAME))
                : ShapeResult.ok(new Shape.Sequence(sequence.features(), length));
    }

    @Override
    public LayerKind<Pool1d> kind() {
        return reduction == Reduction.MAX ? MAX : AVERAGE;
    }
}
