package org.lamina.graph.diff;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.UnknownLayer;

/// Described values as text, parameter by parameter: `optimizer.learning-rate` is `0.001`.
final class Values {
    private Values() {}

    /// The kind of a layer; for the use of a block, the block's name.
    static String kind(GraphDocument document, GraphNode node) {
        return switch (node.spec()) {
            case BlockUse use ->
                document.block(use.block())
                        .map(block -> "block " + block.name())
                        .orElse("block " + use.block().value());
            case UnknownLayer unknown -> unknown.kindId();
            case Described known -> known.kind().id();
        };
    }

    /// All parameters by their ids; those of a variant stand behind the id of its kind.
    static Map<String, String> of(Described value) {
        Map<String, String> values = new LinkedHashMap<>();
        if (value instanceof UnknownLayer unknown) {
            values.put("settings", unknown.settings());
        }
        put(values, "", value);
        return values;
    }

    private static void put(Map<String, String> values, String prefix, Described value) {
        for (Kind.Bound<?, ?> bound : value.kind().bind(value)) {
            String path = prefix + bound.param().id();
            if (bound.value() instanceof Described variant) {
                values.put(path, variant.kind().id());
                put(values, path + ".", variant);
            } else {
                values.put(path, text(bound.value()));
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Choice choice -> choice.id();
            case Double number ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
