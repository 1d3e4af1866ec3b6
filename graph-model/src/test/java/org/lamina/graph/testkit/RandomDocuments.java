package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// Documents that a file may hold and a program must survive: any kinds, any values in range, any connections.
public final class RandomDocuments {
    private static final List<String> NAMES =
            List.of("conv", "卷积一", "a \"quoted\" name", "tab\there", "\\", "emoji 🙂", "x", "line\nbreak");

    private RandomDocuments() {}

    public static GraphDocument of(long seed) {
        Random random = new Random(seed);
        RandomValues values = RandomValues.any(random);
        int size = random.nextInt(12);
        List<GraphNode> nodes = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (int i = 0; i < size; i++) {
            NodeId id = new NodeId((random.nextBoolean() ? "n" : "layer-") + i);
            String name = NAMES.get(random.nextInt(NAMES.size())) + i;
            nodes.add(new GraphNode(id, name, spec(random, values), values.of(Learning.KIND)));
            if (random.nextInt(5) > 0) {
                places.put(id, new Point(random.nextInt(5000) / 4.0, random.nextGaussian() * 300));
            }
        }
        ProjectSettings settings = new ProjectSettings(values.of(DataSettings.KIND), values.of(TrainingSettings.KIND));
        Network network = new Network(nodes, connections(nodes, random));
        return new GraphDocument(network, new Layout(places), withHidden(settings, nodes, random));
    }

    private static ProjectSettings withHidden(ProjectSettings settings, List<GraphNode> nodes, Random random) {
        ProjectSettings changed = settings;
        if (random.nextInt(3) == 0) {
            changed = changed.withHidden(new HiddenWarning("risk.unheard-of", null));
            for (GraphNode node : nodes.subList(0, nodes.size() / 4)) {
                NodeId id = random.nextBoolean() ? node.id() : node.id().inside(2, new NodeId("inner"));
                changed = changed.withHidden(new HiddenWarning("node.dead-end", id));
            }
        }
        return changed;
    }

    private static LayerSpec spec(Random random, RandomValues values) {
        return random.nextInt(10) == 0
                ? new UnknownLayer("warp-" + random.nextInt(9), "{\"depth\":[1,2.50,{\"a\":null}],\"on\":true}")
                : values.of(LayerKinds.ALL.kinds());
    }

    private static List<Connection> connections(List<GraphNode> nodes, Random random) {
        Set<Connection> seen = new HashSet<>();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < 2 * nodes.size(); i++) {
            Connection connection = Connection.of(
                    nodes.get(random.nextInt(nodes.size())).id(),
                    nodes.get(random.nextInt(nodes.size())).id());
            if (seen.add(connection)) {
                connections.add(connection);
            }
        }
        return connections;
    }
}
