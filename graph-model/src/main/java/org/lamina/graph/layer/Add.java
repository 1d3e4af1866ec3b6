package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The element-wise sum of inputs of one shape, as a residual connection needs it (He et al. 2016).
public record Add() implements LayerSpec {
    public static final LayerKind<Add> KIND = LayerKind.named("add", Category.COMBINE, Add.class, new Add())
            .inputs(LayerKind.Arity.SEVERAL)
            .shape((_, inputs) -> outputShape(inputs));

    private static ShapeResult outputShape(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        if (first instanceof Shape.Tokens) {
            return Rules.needsSequence(first);
        }
        for (int i = 1; i < inputs.size(); i++) {
            Shape other = inputs.get(i);
            if (!other.equals(first)) {
                return mismatch(first, other, i);
            }
        }
        return ShapeResult.ok(first);
    }

    /// Where only the number of channels, features or units differs, a projection of the shortcut mends it.
    private static ShapeResult mismatch(Shape first, Shape other, int index) {
        List<Object> args = List.of(first, other, index + 1);
        return switch (first) {
            case Shape.Image a
            when other instanceof Shape.Image b && a.height() == b.height() && a.width() == b.width() ->
                ShapeResult.clash("shape.add", args, new Repair.InsertBefore(index, projection(a.channels())));
            case Shape.Vector a
            when other instanceof Shape.Vector ->
                ShapeResult.clash(
                        "shape.add",
                        args,
                        new Repair.InsertBefore(index, new Dense(a.features(), Activation.IDENTITY)));
            case Shape.Sequence a
            when other instanceof Shape.Sequence b && a.length() == b.length() ->
                ShapeResult.clash(
                        "shape.add",
                        args,
                        new Repair.InsertBefore(index, new Dense(a.features(), Activation.IDENTITY)));
            default -> ShapeResult.clash("shape.add", args);
        };
    }

    private static Conv2d projection(int channels) {
        return new Conv2d(channels, Size.of(1), Size.of(1), Padding.SAME, Size.of(1), Activation.IDENTITY);
    }

    @Override
    public LayerKind<Add> kind() {
        return KIND;
    }
}
