package org.lamina.ui.visual.map;

import java.util.Arrays;
import java.util.Optional;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.shape.Shape;

/// The class of every pixel of an image, row by row from the top. The array is not to be changed.
///
/// @param count how many classes there are
public record ClassMap(int height, int width, int[] classes, int count) {
    /// The class of what lies behind everything else.
    public static final int BACKGROUND = 0;

    /// What is true about a sample, where its target of this number is a class for every pixel.
    public static Optional<ClassMap> ofTruth(Sample sample, DataSignature signature, int target) {
        return target >= 0
                        && target
                                < Math.min(
                                        sample.labels().size(),
                                        signature.targets().size())
                        && signature.targets().get(target).isClassMap()
                        && signature.targets().get(target).shape() instanceof Shape.Image image
                ? Optional.of(new ClassMap(
                        image.height(), image.width(), sample.labels().get(target), image.channels()))
                : Optional.empty();
    }

    /// What an output says: at each pixel the class with the highest value, of `[classes, rows, columns]`.
    public static ClassMap ofAnswer(Tensor values) {
        int[] classes = new int[values.size(1) * values.size(2)];
        Arrays.setAll(
                classes,
                pixel -> PlaneColors.largest(
                        PlaneColors.shares(values, pixel / values.size(2), pixel % values.size(2))));
        return new ClassMap(values.size(1), values.size(2), classes, values.size(0));
    }

    /// A place in an image, from the upper left corner.
    public record Pixel(int row, int column) {}

    public boolean has(Pixel pixel) {
        return pixel.row >= 0 && pixel.row < height && pixel.column >= 0 && pixel.column < width;
    }

    /// The share of pixels that are of the same class in both.
    public double agreement(ClassMap other) {
        int same = 0;
        for (int pixel = 0; pixel < classes.length; pixel++) {
            same += classes[pixel] == other.classes[pixel] ? 1 : 0;
        }
        return (double) same / classes.length;
    }

    public int at(int row, int column) {
        return classes[row * width + column];
    }

    /// Which classes there are beside the background, in their order.
    public int[] found() {
        return Arrays.stream(classes)
                .filter(found -> found != BACKGROUND)
                .distinct()
                .sorted()
                .toArray();
    }
}
