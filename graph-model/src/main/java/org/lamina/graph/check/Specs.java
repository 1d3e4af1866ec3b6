package org.lamina.graph.check;

import org.lamina.graph.detect.Detected;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layer.VolumeInput;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Shape;

/// The inputs and outputs that fit given data; new projects begin with them too.
public final class Specs {
    private Specs() {}

    /// The input layer that takes this shape.
    public static InputSpec inputFor(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> new VectorInput(vector.features());
            case Shape.Image image -> new ImageInput(image.channels(), image.height(), image.width());
            case Shape.Volume volume ->
                new VolumeInput(volume.channels(), volume.depth(), volume.height(), volume.width());
            case Shape.Sequence sequence -> new SequenceInput(sequence.features(), sequence.length());
            case Shape.Tokens tokens -> new TokenInput(tokens.vocabulary(), tokens.length());
        };
    }

    /// The same in place of another layer, of which it keeps what does not follow from the shape.
    static InputSpec inputFor(Shape shape, LayerSpec before) {
        return inputFor(shape) instanceof TokenInput tokens && before instanceof TokenInput old
                ? tokens.withSkipPadding(old.skipPadding())
                : inputFor(shape);
    }

    /// The output layer that learns this target.
    public static OutputSpec outputFor(DataSignature.Target target) {
        return target.task() == DataSignature.Task.BOXES
                ? YoloOutput.KIND.defaults().withClasses(unitsOf(target.shape()) - Detected.EDGES)
                : new Output(unitsOf(target.shape()), lossFor(target.task()));
    }

    /// The loss that fits a task best.
    public static LossSpec lossFor(DataSignature.Task task) {
        return switch (task) {
            case CLASSES -> Losses.SOFTMAX_CROSS_ENTROPY;
            case BINARY -> Losses.SIGMOID_CROSS_ENTROPY;
            case VALUES -> new LossSpec.MeanSquaredError();
            case BOXES -> throw new IllegalArgumentException("Boxes have an output of their own");
        };
    }

    /// How many units an output needs to give this shape.
    static int unitsOf(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> vector.features();
            case Shape.Sequence sequence -> sequence.features();
            case Shape.Image image -> image.channels();
            case Shape.Volume _, Shape.Tokens _ -> throw new IllegalArgumentException("No output gives " + shape);
        };
    }
}
