package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Size;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Shape sentences that several kinds share, so that the same mistake reads the same everywhere.
final class Rules {
    /// No shape has more values than this: what is larger cannot be trained on any machine we know.
    static final long MAX_ELEMENTS = Integer.MAX_VALUE;

    private Rules() {}

    /// The shape, unless it is too large to exist.
    static ShapeResult bounded(Shape shape) {
        return shape.elements() <= MAX_ELEMENTS
                ? ShapeResult.ok(shape)
                : ShapeResult.clash("shape.too-large", List.of(shape));
    }

    /// For kinds that change values and not their arrangement.
    static ShapeResult unchanged(Shape input) {
        return input instanceof Shape.Tokens ? needsSequence(input) : ShapeResult.ok(input);
    }

    /// The features of vectors and sequences, the channels of images.
    static int depth(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> vector.features();
            case Shape.Image image -> image.channels();
            case Shape.Volume volume -> volume.channels();
            case Shape.Sequence sequence -> sequence.features();
            case Shape.Tokens tokens -> tokens.length();
        };
    }

    /// The same places or steps with another number of channels or features; tokens have none and stay.
    static Shape withDepth(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Vector _ -> new Shape.Vector(depth);
            case Shape.Image image -> new Shape.Image(depth, image.height(), image.width());
            case Shape.Volume volume -> new Shape.Volume(depth, volume.depth(), volume.height(), volume.width());
            case Shape.Sequence sequence -> new Shape.Sequence(depth, sequence.length());
            case Shape.Tokens tokens -> tokens;
        };
    }

    /// The largest number up to `most` that divides a count without remainder.
    static int divisor(int count, int most) {
        int fitting = most;
        while (count % fitting != 0) {
            fitting--;
        }
        return fitting;
    }

    /// An image, unless it is too large to exist. The sizes are not negative.
    static ShapeResult image(long channels, long height, long width) {
        Shape.Image shape = new Shape.Image(saturated(channels), saturated(height), saturated(width));
        return Cost.product(channels, height, width) <= MAX_ELEMENTS
                ? ShapeResult.ok(shape)
                : ShapeResult.clash("shape.too-large", List.of(shape));
    }

    /// A sequence, unless it is too large to exist.
    static ShapeResult sequence(int features, long length) {
        return bounded(new Shape.Sequence(features, saturated(length)));
    }

    /// For kinds that arrange the same values otherwise.
    static ShapeResult reshaped(Shape input, Shape wanted, Repair repair) {
        if (input instanceof Shape.Tokens) {
            return needsSequence(input);
        }
        return input.elements() == wanted.elements()
                ? bounded(wanted)
                : ShapeResult.clash(
                        "shape.reshape", List.of(wanted, wanted.elements(), input, input.elements()), repair);
    }

    /// A volume, unless it is too large to exist. The sizes are not negative.
    static ShapeResult volume(long channels, long depth, long height, long width) {
        Shape.Volume shape =
                new Shape.Volume(saturated(channels), saturated(depth), saturated(height), saturated(width));
        return Cost.product(channels, depth, height, width) <= MAX_ELEMENTS
                ? ShapeResult.ok(shape)
                : ShapeResult.clash("shape.too-large", List.of(shape));
    }

    private static int saturated(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    static ShapeResult needsImage(Shape actual) {
        return ShapeResult.clash("shape.needs-image", List.of(actual));
    }

    /// For kinds of images that have a counterpart for sequences.
    static ShapeResult needsImage(Shape actual, LayerSpec counterpart) {
        return actual instanceof Shape.Sequence
                ? ShapeResult.clash("shape.image-kind", List.of(actual), new Repair.ChangeTo(counterpart))
                : needsImage(actual);
    }

    /// For kinds of volumes that have a counterpart for images.
    static ShapeResult needsVolume(Shape actual, LayerSpec counterpart) {
        return actual instanceof Shape.Image
                ? ShapeResult.clash("shape.volume-kind", List.of(actual), new Repair.ChangeTo(counterpart))
                : ShapeResult.clash("shape.needs-volume", List.of(actual));
    }

    static ShapeResult needsSequence(Shape actual) {
        return needsSequence(actual, 0);
    }

    /// @param input which input of the layer that is
    static ShapeResult needsSequence(Shape actual, int input) {
        return switch (actual) {
            case Shape.Tokens _ ->
                ShapeResult.clash(
                        "shape.needs-embedding",
                        List.of(actual),
                        new Repair.InsertBefore(input, Embedding.KIND.defaults()));
            case Shape.Image _, Shape.Volume _ -> ShapeResult.clash("shape.needs-sequence-no-image", List.of(actual));
            case Shape.Vector _, Shape.Sequence _ -> ShapeResult.clash("shape.needs-sequence", List.of(actual));
        };
    }

    /// For kinds of sequences that have a counterpart for images.
    static ShapeResult needsSequence(Shape actual, LayerSpec counterpart) {
        return actual instanceof Shape.Image
                ? ShapeResult.clash("shape.sequence-kind", List.of(actual), new Repair.ChangeTo(counterpart))
                : needsSequence(actual);
    }

    /// For kinds that read vectors: images and sequences can be flattened, token ids embedded first.
    static ShapeResult needsVector(Shape actual) {
        return switch (actual) {
            case Shape.Image _, Shape.Volume _, Shape.Sequence _ ->
                ShapeResult.clash(
                        "shape.needs-vector",
                        List.of(actual),
                        new Repair.InsertBefore(0, new Flatten()),
                        new Repair.InsertBefore(0, GlobalPool.KIND.defaults()));
            case Shape.Tokens _ -> needsSequence(actual);
            case Shape.Vector _ -> throw new IllegalArgumentException("A vector needs no repair: " + actual);
        };
    }

    static ShapeResult windowTooLarge(Object window, Shape actual, LayerSpec repaired) {
        return ShapeResult.clash("shape.window-too-large", List.of(window, actual), new Repair.ChangeTo(repaired));
    }

    /// For kinds that take inputs of one shape and give that shape.
    static ShapeResult alike(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        if (first instanceof Shape.Tokens) {
            return needsSequence(first);
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
        int depth = depth(first);
        return withDepth(other, depth).equals(first)
                ? ShapeResult.clash("shape.alike", args, new Repair.InsertBefore(index, projection(other, depth)))
                : ShapeResult.clash("shape.alike", args);
    }

    /// The layer that gives so many weighted sums of the channels or features at each place.
    static LayerSpec projection(Shape input, int depth) {
        return switch (input) {
            case Shape.Vector _, Shape.Sequence _ -> new Dense(depth, Activation.IDENTITY);
            case Shape.Image _ ->
                new Conv2d(depth, Size.of(1), Size.of(1), Padding.SAME, Size.of(1), Activation.IDENTITY);
            case Shape.Volume _ ->
                new Conv3d(depth, new Window3d(1, Size.of(1), 1, Size.of(1), Padding.SAME), Activation.IDENTITY, true);
            case Shape.Tokens _ -> Embedding.KIND.defaults();
        };
    }
}
