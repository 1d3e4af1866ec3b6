package org.lamina.graph.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
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
        putAll(values, "", value);
        if (value instanceof BlockUse use) {
            use.values().forEach((name, set) -> put(values, name, set));
        }
        return values;
    }

    private static void putAll(Map<String, String> values, String prefix, Described value) {
        for (Kind.Bound<?, ?> bound : value.kind().bind(value)) {
            put(values, prefix + bound.param().id(), bound.value());
        }
    }

    private static void put(Map<String, String> values, String path, Object value) {
        if (value instanceof Described variant) {
            values.put(path, variant.kind().id());
            putAll(values, path + ".", variant);
        } else {
            values.put(path, text(value));
        }
    }

    /// What a block exposes, by name, with the parameters that get it.
    static Map<String, String> exposed(BlockDefinition block) {
        Map<NodeId, GraphNode> nodes = block.network().byId();
        Map<String, String> values = new LinkedHashMap<>();
        for (Exposed exposed : block.exposed()) {
            List<String> targets = new ArrayList<>();
            for (Exposed.Target target : exposed.drives()) {
                GraphNode node = nodes.get(target.node());
                targets.add((node == null ? target.node().value() : node.name()) + "." + target.param());
            }
            values.put(exposed.name(), String.join(", ", targets));
        }
        return values;
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
