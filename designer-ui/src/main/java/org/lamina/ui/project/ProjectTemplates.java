package org.lamina.ui.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.check.Specs;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.ProjectSettings;

/// What a new project begins with: the chosen data, an input for each of its inputs and an output for each target.
public final class ProjectTemplates {
    private static final double LEFT = 80;
    private static final double TOP = 120;
    private static final double ROW = 160;
    private static final double OUTPUT_COLUMN = 900;

    private ProjectTemplates() {}

    public static GraphDocument forData(DataSpec source) {
        DataSignature signature = source.signature();
        List<GraphNode> nodes = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < signature.inputs().size(); i++) {
            DataSignature.Input input = signature.inputs().get(i);
            String name = signature.inputs().size() == 1 ? "input" : input.name();
            add(nodes, places, "input-" + (i + 1), name, Specs.inputFor(input.shape()), new Point(LEFT, TOP + i * ROW));
        }
        for (int i = 0; i < signature.targets().size(); i++) {
            DataSignature.Target target = signature.targets().get(i);
            String name = signature.targets().size() == 1 ? "output" : target.name();
            add(
                    nodes,
                    places,
                    "output-" + (i + 1),
                    name,
                    Specs.outputFor(target),
                    new Point(OUTPUT_COLUMN, TOP + i * ROW));
        }
        return new GraphDocument(
                new Network(nodes, List.of()),
                new Layout(places),
                ProjectSettings.DEFAULT.withData(DataSettings.DEFAULT.withSource(source)));
    }

    private static void add(
            List<GraphNode> nodes, Map<NodeId, Point> places, String id, String name, LayerSpec spec, Point at) {
        NodeId nodeId = new NodeId(id);
        nodes.add(new GraphNode(nodeId, name, spec));
        places.put(nodeId, at);
    }
}
