package org.lamina.graph.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.shape.Shape;

/// Feature maps of which no cell sees enough of the image to know what is on it.
///
/// Asked of maps that are averaged over all places: behind them nothing puts together what the cells saw. A fully
/// connected layer does.
final class FieldRisks {
    private final Findings findings;
    private final Wiring wiring;
    private final Map<NodeId, NodeReport> reports;

    FieldRisks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.wiring = findings.wiring();
        this.reports = reports;
    }

    void check() {
        List<GraphNode> pools = ofKind(GlobalPool.class);
        List<GraphNode> images = ofKind(ImageInput.class);
        if (pools.isEmpty() || images.size() != 1 || !(images.getFirst().spec() instanceof ImageInput image)) {
            return;
        }
        ReceptiveFields fields = new ReceptiveFields(wiring, reports);
        for (GraphNode pool : pools) {
            if (leadsToMaps(pool.id())) {
                continue;
            }
            for (Connection connection : wiring.entering(wiring.indexOf(pool.id()))) {
                fields.find(connection.source())
                        .filter(field -> isSmall(field, image) && isMap(connection.source()))
                        .ifPresent(field -> report(wiring.node(wiring.indexOf(connection.source())), field, image));
            }
        }
    }

    /// Whether maps depend on what was averaged, as behind the gate of a squeeze-and-excitation block.
    private boolean leadsToMaps(NodeId pool) {
        Set<NodeId> reached = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(List.of(pool));
        while (!open.isEmpty()) {
            for (Connection connection : wiring.leaving(wiring.indexOf(open.remove()))) {
                if (isMap(connection.target())) {
                    return true;
                }
                if (reached.add(connection.target())) {
                    open.add(connection.target());
                }
            }
        }
        return false;
    }

    private List<GraphNode> ofKind(Class<? extends LayerSpec> kind) {
        return wiring.nodes().stream()
                .filter(node -> kind.isInstance(node.spec()))
                .toList();
    }

    private boolean isMap(NodeId id) {
        NodeReport report = reports.get(id);
        return report != null && report.shape() instanceof Shape.Image;
    }

    /// Less than half the image along both axes.
    private static boolean isSmall(ReceptiveField field, ImageInput image) {
        return 2 * field.height().size() < image.height() && 2 * field.width().size() < image.width();
    }

    private void report(GraphNode node, ReceptiveField field, ImageInput image) {
        findings.warning(
                node,
                "risk.receptive-field",
                List.of(field.height().size(), field.width().size(), image.height(), image.width()),
                List.of());
    }
}
