package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Steps at the ends of a sequence, put there as zeros or cut off. Two kinds share this record: zero padding and
/// cropping.
public record Border1d(boolean cut, int before, int after) implements LayerSpec {
    public static final LayerKind<Border1d> PADDING = declare("zero-padding1d", "pad", false);
    public static final LayerKind<Border1d> CROPPING = declare("cropping1d", "crop", true);

    private static LayerKind<Border1d> declare(String id, String stem, boolean cut) {
        return LayerKind.named(id, Category.POOLING, Border1d.class, new Border1d(cut, 1, 1))
                .stem(stem)
                .params(
                        Param.integer("before", Border1d::before, Border1d::withBefore, 0, 4096),
                        Param.integer("after", Border1d::after, Border1d::withAfter, 0, 4096))
                .padding(OnPadding.WINDOW)
                .shape(Border1d::outputShape);
    }

    private Border1d withBefore(int changed) {
        return new Border1d(cut, changed, after);
    }

    private Border1d withAfter(int changed) {
        return new Border1d(cut, before, changed);
    }

    private static ShapeResult outputShape(Border1d spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Sequence sequence)) {
            return Rules.needsSequence(
                    inputs.getFirst(), new Border2d(spec.cut, spec.before, spec.after, spec.before, spec.after));
        }
        long length = length(spec.cut, sequence.length(), spec.before, spec.after);
        return length < 1
                ? ShapeResult.clash("shape.cropping", List.of(sequence), new Repair.ChangeTo(spec.within(sequence)))
                : Rules.sequence(sequence.features(), length);
    }

    /// What becomes of a length with a border at both ends, or without it.
    static long length(boolean cut, int inside, int before, int after) {
        long border = (long) before + after;
        return cut ? inside - border : inside + border;
    }

    /// Cuts off less, so that at least one step is left.
    private Border1d within(Shape.Sequence sequence) {
        int first = Math.min(before, sequence.length() - 1);
        return new Border1d(cut, first, Math.min(after, sequence.length() - 1 - first));
    }

    @Override
    public LayerKind<Border1d> kind() {
        return cut ? CROPPING : PADDING;
    }
}
