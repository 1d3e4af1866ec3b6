package org.lamina.graph.layer;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The last layer of a detector (YOLO v2): at each place of a grid, for each box that it begins with, where an object
/// is, how large, how sure that is, and of which class. It has no weights; what it reads are its sums.
///
/// @param boxes widths and heights in grid cells
/// @param lambdaCoord how much place and size count
/// @param lambdaNoObject how much confidence in a box without an object counts
public record YoloOutput(Boxes boxes, int classes, double lambdaCoord, double lambdaNoObject) implements OutputSpec {
    /// Of a box beside the classes: its middle, its size, the confidence in it.
    public static final int VALUES = 5;

    public static final LayerKind<YoloOutput> KIND = LayerKind.named(
                    "yolo-output", Category.OUTPUT, YoloOutput.class, new YoloOutput(Boxes.of(1, 1, 2, 2), 10, 5, 0.5))
            .stem("output")
            .params(
                    Param.boxes("boxes", YoloOutput::boxes, YoloOutput::withBoxes, 0.01, 1000),
                    Param.integer("classes", YoloOutput::classes, YoloOutput::withClasses, 1, 10_000),
                    Param.decimal("lambda-coord", YoloOutput::lambdaCoord, YoloOutput::withLambdaCoord, 0, 1000),
                    Param.decimal(
                            "lambda-no-object", YoloOutput::lambdaNoObject, YoloOutput::withLambdaNoObject, 0, 1000))
            .sight(_ -> Sight.SAME_PLACE)
            .shape(YoloOutput::outputShape);

    public YoloOutput withBoxes(Boxes changed) {
        return new YoloOutput(changed, classes, lambdaCoord, lambdaNoObject);
    }

    public YoloOutput withClasses(int changed) {
        return new YoloOutput(boxes, changed, lambdaCoord, lambdaNoObject);
    }

    public YoloOutput withLambdaCoord(double changed) {
        return new YoloOutput(boxes, classes, changed, lambdaNoObject);
    }

    public YoloOutput withLambdaNoObject(double changed) {
        return new YoloOutput(boxes, classes, lambdaCoord, changed);
    }

    /// How many channels it reads.
    public int channels() {
        return boxes.count() * (VALUES + classes);
    }

    private static ShapeResult outputShape(YoloOutput spec, List<Shape> inputs) {
        if (!(inputs.getFirst() instanceof Shape.Image image)) {
            return Rules.needsImage(inputs.getFirst());
        }
        return image.channels() == spec.channels()
                ? ShapeResult.ok(image)
                : ShapeResult.clash(
                        "shape.yolo-channels",
                        List.of(spec.channels(), spec.boxes.count(), spec.classes, image),
                        spec.repairs(image));
    }

    /// Sums for each box, or as many classes as the channels have room for.
    private Repair[] repairs(Shape.Image image) {
        List<Repair> repairs = new ArrayList<>();
        repairs.add(new Repair.InsertBefore(0, Rules.projection(image, channels())));
        int fitting = image.channels() / boxes.count() - VALUES;
        if (image.channels() % boxes.count() == 0 && fitting > 0) {
            repairs.add(new Repair.ChangeTo(withClasses(fitting)));
        }
        return repairs.toArray(Repair[]::new);
    }

    @Override
    public LayerKind<YoloOutput> kind() {
        return KIND;
    }
}
