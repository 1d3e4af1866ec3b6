package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.shape.Shape;

/// What a project means, a line a layer, with all blocks written out: kind, parameters, inputs, shape, weights; then
/// the settings. Of warnings and costs, which later versions may know better, there is nothing.
final class WhatWasRead {
    private WhatWasRead() {}

    static String from(GraphDocument document) {
        Analysis analysis = GraphChecker.check(document);
        Expansion expansion = Expansion.of(document);
        List<String> lines = new ArrayList<>();
        for (GraphNode node : expansion.flat().network().nodes()) {
            List<String> sources = expansion.flat().network().inputsOf(node.id()).stream()
                    .map(NodeId::value)
                    .toList();
            NodeReport report = analysis.nodes().get(node.id());
            String learning = node.learning().equals(Learning.USUAL) ? "" : ", " + described(node.learning());
            lines.add("%s \"%s\" %s <- %s -> %s, %d weights%s"
                    .formatted(
                            node.id(),
                            node.name(),
                            described(node.spec()),
                            sources,
                            report == null
                                    ? "?"
                                    : report.output().map(Shape::label).orElse("?"),
                            report == null ? 0 : report.cost().trainable(),
                            learning));
        }
        lines.add("data " + described(document.settings().data()));
        lines.add("training " + described(document.settings().training()));
        document.settings().hidden().forEach(hidden -> lines.add("hidden " + hidden.code() + " at " + hidden.node()));
        lines.add(document.layout().positions().size() + " places, "
                + document.blocks().size() + " blocks, " + (analysis.isTrainable() ? "trainable" : "not trainable"));
        return String.join("\n", lines) + "\n";
    }

    private static String described(Described value) {
        if (value instanceof UnknownLayer unknown) {
            return unknown.kindId() + " " + unknown.settings();
        }
        List<String> parameters = new ArrayList<>();
        for (Kind.Bound<?, ?> bound : value.kind().bind(value)) {
            if (!bound.isOmitted()) {
                parameters.add(bound.param().id() + " " + shown(bound.value()));
            }
        }
        return value.kind().id() + " {" + String.join(", ", parameters) + "}";
    }

    private static String shown(Object value) {
        return switch (value) {
            case Choice choice -> choice.id();
            case Described variant -> described(variant);
            default -> value.toString();
        };
    }
}
