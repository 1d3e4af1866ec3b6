package org.lamina.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.text.Wording;

/// What the inputs of a node are called: the ports of a block as inside it, those of a layer after what they are for,
/// and where they are all alike by number.
final class InputNames {
    private InputNames() {}

    /// A name for every shape that arrives.
    static List<String> of(GraphDocument document, NodeReport report, Wording wording) {
        int count = report.inputs().size();
        if (count == 1) {
            return List.of(wording.messages().text("inspector.fact.input"));
        }
        List<String> ports = ports(document, report.node());
        return ports.size() == count
                ? ports
                : IntStream.range(0, count)
                        .mapToObj(i -> wording.role(report.node().spec().kind(), i, count)
                                .orElseGet(() -> wording.messages().text("inspector.fact.input-of-several", i + 1)))
                        .toList();
    }

    /// The names of the connected inputs of a block.
    private static List<String> ports(GraphDocument document, GraphNode node) {
        Set<String> connected = document.network().connections().stream()
                .map(Connection::to)
                .filter(to -> to.node().equals(node.id()))
                .map(to -> to.port())
                .collect(Collectors.toSet());
        return Optional.of(node.spec()).filter(BlockUse.class::isInstance).map(BlockUse.class::cast).stream()
                .flatMap(use -> document.block(use.block()).stream())
                .flatMap(block -> block.inputs().stream())
                .filter(port -> connected.contains(port.id().value()))
                .map(GraphNode::name)
                .toList();
    }
}
