package org.lamina.graph.settings;

import java.util.List;
import org.lamina.graph.shape.Shape;

/// What a data source offers, known without loading it: its inputs and its targets with their shapes.
public record DataSignature(List<Input> inputs, List<Target> targets) {
    public static final DataSignature EMPTY = new DataSignature(List.of(), List.of());

    public DataSignature {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /// An input column. An input node of the same name reads it; the others are matched in order.
    public record Input(String name, Shape shape) {}

    /// A target column; its shape is that of the output that learns it. Matched to output nodes like inputs.
    ///
    /// @param classKeys message keys of the class names; empty where the classes are plain numbers from 0, or no
    ///     and yes
    public record Target(String name, Shape shape, Task task, List<String> classKeys) {
        public Target {
            classKeys = List.copyOf(classKeys);
        }

        /// Whether it is a class for every pixel of an image.
        public boolean isClassMap() {
            return task == Task.CLASSES && shape instanceof Shape.Image;
        }

        public Target withShape(Shape changed) {
            return new Target(name, changed, task, classKeys);
        }
    }

    /// What a target is.
    public enum Task {
        /// One of several classes (at every step of a sequence, at every pixel of an image).
        CLASSES,
        /// Yes or no, as 1 or 0.
        BINARY,
        /// Real numbers.
        VALUES,
        /// Boxes around objects, each of one of several classes: `[4 + classes, most objects]`, the edges left, top,
        /// right and bottom as shares of the image and 1 for the class; 0 for objects that are not there.
        BOXES
    }

    /// The same inputs, and each of them as a target of the same name. Tokens are no target: no output gives them.
    public DataSignature reconstructed() {
        List<Target> same = inputs.stream()
                .filter(input -> !(input.shape() instanceof Shape.Tokens))
                .map(input -> new Target(input.name(), input.shape(), Task.VALUES, List.of()))
                .toList();
        return new DataSignature(inputs, same);
    }

    /// Whether the first target is a class, or one at each place.
    public boolean hasClasses() {
        return !targets.isEmpty()
                && (targets.getFirst().task() == Task.CLASSES
                        || targets.getFirst().task() == Task.BINARY);
    }

    /// Whether the first target is boxes around objects.
    public boolean hasBoxes() {
        return !targets.isEmpty() && targets.getFirst().task() == Task.BOXES;
    }

    /// What is measured of answers to the first target besides the loss.
    public enum Measure {
        /// The share of right answers.
        ACCURACY,
        /// The share of right pixels.
        PIXEL_ACCURACY,
        /// The mean over the classes of the average precision of boxes.
        MEAN_AVERAGE_PRECISION
    }

    public Measure measure() {
        if (hasBoxes()) {
            return Measure.MEAN_AVERAGE_PRECISION;
        }
        boolean isOfPixels = !targets.isEmpty() && targets.getFirst().isClassMap();
        return isOfPixels ? Measure.PIXEL_ACCURACY : Measure.ACCURACY;
    }

    /// Whether samples are points in the plane, over which a network can be drawn.
    public boolean isPlane() {
        return inputs.size() == 1 && inputs.getFirst().shape().equals(new Shape.Vector(2));
    }
}
