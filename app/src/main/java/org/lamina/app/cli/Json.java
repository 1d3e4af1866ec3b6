package org.lamina.app.cli;

import java.util.List;
import org.lamina.graph.shape.Shape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Small pieces of JSON that several commands print.
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ObjectNode event(String name) {
        return object().put("event", name);
    }

    /// A number, or null where there is none: JSON has no NaN.
    static void number(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }

    /// The sizes of one sample without the batch, in the engine's order: `[channels, height, width]`.
    static ArrayNode shape(Shape shape) {
        List<Integer> sizes =
                switch (shape) {
                    case Shape.Vector vector -> List.of(vector.features());
                    case Shape.Image image -> List.of(image.channels(), image.height(), image.width());
                    case Shape.Volume volume ->
                        List.of(volume.channels(), volume.depth(), volume.height(), volume.width());
                    case Shape.Sequence sequence -> List.of(sequence.features(), sequence.length());
                    case Shape.Tokens tokens -> List.of(tokens.length());
                };
        ArrayNode array = array();
        sizes.forEach(array::add);
        return array;
    }
}
