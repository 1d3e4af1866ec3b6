package org.lamina.ui.canvas.paint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.layer.Category;
import org.lamina.graph.problem.Place;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.text.Wording;

/// What the drawing code wants to know of a document and its analysis, looked up once per document.
public final class Facts {
    private final Map<NodeId, GraphNode> nodes;
    private final Map<NodeId, NodeReport> reports;
    private final Map<NodeId, List<Connection>> inRoles = new HashMap<>();
    private final Wording wording;
    private final Set<NodeId> wrongNodes = new HashSet<>();
    private final Set<Connection> wrongConnections = new HashSet<>();

    public Facts(Analysis analysis, Wording wording) {
        this.wording = wording;
        nodes = analysis.document().network().byId();
        reports = analysis.nodes();
        for (Finding finding : analysis.findings()) {
            if (finding.problem().isError()) {
                switch (finding.problem().place()) {
                    case Place.OfNode place -> wrongNodes.add(place.node());
                    case Place.OfConnection place -> wrongConnections.add(place.connection());
                    case Place.OfDocument _, Place.OfSetting _, Place.OfFile _ -> {}
                }
            }
        }
        for (Connection connection : analysis.document().network().connections()) {
            if (!node(connection.target()).spec().kind().roles().isEmpty()) {
                inRoles.computeIfAbsent(connection.target(), _ -> new ArrayList<>())
                        .add(connection);
            }
            if (wrongNodes.contains(connection.target())
                    && analysis.shapeOf(connection.source()).isPresent()) {
                wrongConnections.add(connection);
            }
        }
    }

    /// Whether these are the facts of an analysis; another copy of an open block has others.
    public boolean areOf(Analysis analysis) {
        return reports == analysis.nodes();
    }

    public GraphNode node(NodeId id) {
        GraphNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No node " + id);
        }
        return node;
    }

    boolean isWrong(Connection connection) {
        return wrongConnections.contains(connection);
    }

    boolean isWrong(NodeId id) {
        return wrongNodes.contains(id);
    }

    /// The shape that flows through a connection, in the short form, and what the layer behind takes it for where that
    /// tells its inputs apart; empty while the shape is not known.
    String label(Connection connection) {
        NodeReport report = reports.get(connection.source());
        String shape = report == null ? "" : report.output().map(Shape::label).orElse("");
        return shape.isEmpty()
                ? ""
                : role(connection)
                        .map(role -> wording.messages().text("canvas.label.role", role, shape))
                        .orElse(shape);
    }

    private Optional<String> role(Connection connection) {
        List<Connection> inputs = inRoles.getOrDefault(connection.target(), List.of());
        return wording.role(node(connection.target()).spec().kind(), inputs.indexOf(connection), inputs.size());
    }

    public Category category(NodeId id) {
        return node(id).spec().kind().category();
    }
}
