package org.lamina.graph.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// Writes documents down in tests; a node's name is its id, too.
public final class Sketch {
    private static final double STEP = 264;

    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<NodeId, Point> positions = new HashMap<>();
    private ProjectSettings settings = ProjectSettings.DEFAULT;
    private @Nullable NodeId last;

    private Sketch() {}

    /// An empty document with this data.
    public static Sketch on(DataSpec data) {
        Sketch sketch = new Sketch();
        sketch.settings = sketch.settings.withData(DataSettings.DEFAULT.withSource(data));
        return sketch;
    }

    /// The outputs learn the inputs.
    public Sketch learningInput() {
        settings = settings.withData(settings.data().withTarget(Learned.INPUT));
        return this;
    }

    public Sketch training(TrainingSettings changed) {
        settings = settings.withTraining(changed);
        return this;
    }

    /// A node without connections; [#then] goes on from it.
    public Sketch node(String name, LayerSpec spec) {
        NodeId id = new NodeId(name);
        nodes.add(new GraphNode(id, name, spec));
        positions.put(id, new Point(STEP * positions.size(), 0));
        last = id;
        return this;
    }

    /// A node behind the last one.
    public Sketch then(String name, LayerSpec spec) {
        NodeId before = last;
        node(name, spec);
        if (before != null) {
            connections.add(Connection.of(before, new NodeId(name)));
        }
        return this;
    }

    /// Names and specs by turns, each behind the one before.
    public Sketch chain(Object... namesAndSpecs) {
        for (int i = 0; i < namesAndSpecs.length; i += 2) {
            then((String) namesAndSpecs[i], (LayerSpec) namesAndSpecs[i + 1]);
        }
        return this;
    }

    /// Goes on from an earlier node.
    public Sketch from(String name) {
        last = new NodeId(name);
        return this;
    }

    public Sketch link(String source, String target) {
        connections.add(Connection.of(new NodeId(source), new NodeId(target)));
        return this;
    }

    /// Freezes nodes that are there.
    public Sketch frozen(String... names) {
        return learning(learning -> learning.withFrozen(true), names);
    }

    /// Constrains the weights of nodes that are there.
    public Sketch constrained(ConstraintSpec constraint, String... names) {
        return learning(learning -> learning.withConstraint(constraint), names);
    }

    /// Changes how nodes that are there learn.
    public Sketch learning(UnaryOperator<Learning> change, String... names) {
        Set<String> chosen = Set.of(names);
        nodes.replaceAll(
                node -> chosen.contains(node.name()) ? node.withLearning(change.apply(node.learning())) : node);
        return this;
    }

    public GraphDocument document() {
        return new GraphDocument(new Network(nodes, connections), new Layout(positions), settings);
    }
}
