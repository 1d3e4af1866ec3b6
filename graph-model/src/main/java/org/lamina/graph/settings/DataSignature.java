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
    /// @param classKeys message keys of the class names; empty where the classes are plain numbers from 0
    public record Target(String name, Shape shape, Task task, List<String> classKeys) {
        public Target {
            classKeys = List.copyOf(classKeys);
        }
    }

    /// What a target is.
    public enum Task {
        /// One of several classes (at every step of a sequence).
        CLASSES,
        /// Yes or no, as 1 or 0.
        BINARY,
        /// Real numbers.
        VALUES
    }

    /// Whether samples are points in the plane, over which a network can be drawn.
    public boolean isPlane() {
        return inputs.size() == 1 && inputs.getFirst().shape().equals(new Shape.Vector(2));
    }
}
