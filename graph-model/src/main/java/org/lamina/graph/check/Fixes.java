package org.lamina.graph.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Insertion;
import org.lamina.graph.edit.Names;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.layer.Recurrent;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layout.Spacing;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Repair;

/// Makes the edits behind the buttons. What would leave the allowed values gives no fix.
final class Fixes {
    private final GraphDocument document;
    private @Nullable Names names;

    Fixes(GraphDocument document) {
        this.document = document;
    }

    /// Read once per check; every fix gets names of its own, so that several can be applied one after the other.
    private Names names() {
        Names known = names;
        if (known == null) {
            known = Names.in(document.network());
            names = known;
        }
        return known;
    }

    /// The edits for what a shape rule proposes.
    List<Fix> of(GraphNode node, List<Connection> entering, List<Repair> repairs) {
        List<Fix> fixes = new ArrayList<>();
        for (Repair repair : repairs) {
            switch (repair) {
                case Repair.InsertBefore insert
                when insert.layer() instanceof LayerSpec layer ->
                    insert(entering.get(insert.input()), layer).ifPresent(fixes::add);
                case Repair.ChangeTo change
                when change.layer() instanceof LayerSpec layer ->
                    change(node, layer).ifPresent(fixes::add);
                default -> throw new IllegalStateException("A repair without a layer: " + repair);
            }
        }
        return fixes;
    }

    Optional<Fix> insert(Connection connection, LayerSpec layer) {
        return layer.kind().allows(layer)
                ? Optional.of(
                        new Fix("fix.insert", List.of(layer.kind()), new Edit.Insert(connection, names().node(layer))))
                : Optional.empty();
    }

    /// Gives the node another spec; the button names the kind, or the one setting that changes.
    Optional<Fix> change(GraphNode node, LayerSpec layer) {
        if (!layer.kind().allows(layer)) {
            return Optional.empty();
        }
        Edit edit = new Edit.ChangeSpec(node.id(), layer);
        if (layer instanceof InputSpec input) {
            return Optional.of(new Fix("fix.set-shape", List.of(input.shape()), edit));
        }
        if (!layer.kind().equals(node.spec().kind())) {
            return Optional.of(new Fix("fix.replace", List.of(layer.kind()), edit));
        }
        List<Kind.Bound<?, ?>> changed = changedSettings(node.spec(), layer);
        return switch (changed.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(set(changed.getFirst(), edit));
            default -> Optional.of(new Fix("fix.fit", List.of(), edit));
        };
    }

    private static Fix set(Kind.Bound<?, ?> setting, Edit edit) {
        return new Fix("fix.set." + setting.param().id(), List.of(shown(setting.value())), edit);
    }

    private static Object shown(Object value) {
        return value instanceof Choice choice ? choice.id() : value;
    }

    private static List<Kind.Bound<?, ?>> changedSettings(LayerSpec before, LayerSpec after) {
        List<? extends Kind.Bound<?, ?>> old = before.kind().bind(before);
        List<? extends Kind.Bound<?, ?>> now = after.kind().bind(after);
        List<Kind.Bound<?, ?>> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).value().equals(old.get(i).value())) {
                changed.add(now.get(i));
            }
        }
        return changed;
    }

    Fix loss(GraphNode node, Output output, LossSpec loss) {
        return new Fix("fix.set.loss", List.of(loss.kind()), new Edit.ChangeSpec(node.id(), output.withLoss(loss)));
    }

    /// Lets layers end in ReLU.
    Fix useRelu(List<GraphNode> nodes) {
        List<Edit> edits = new ArrayList<>();
        for (GraphNode node : nodes) {
            edits.add(new Edit.ChangeSpec(node.id(), Activations.with(node.spec(), Activation.RELU)));
        }
        return edits.size() == 1
                ? new Fix("fix.use-relu", List.of(), edits.getFirst())
                : new Fix("fix.use-relu-in-all", List.of(edits.size()), new Edit.Batch("edit.change-layer", edits));
    }

    /// Takes the step where that layer ends its reading.
    Fix readAlike(GraphNode last, Recurrent before) {
        return new Fix("fix.read-alike", List.of(), new Edit.ChangeSpec(last.id(), new LastStep(before.direction())));
    }

    /// Reads token 0 like all others.
    Fix readPadding(GraphNode node, TokenInput tokens) {
        return new Fix("fix.skip-none", List.of(), new Edit.ChangeSpec(node.id(), tokens.withSkipPadding(false)));
    }

    /// @param shown the value in the button's text
    Fix training(String labelKey, Object shown, TrainingSettings changed) {
        return new Fix(
                labelKey,
                List.of(shown),
                new Edit.ChangeSettings(document.settings().withTraining(changed)));
    }

    /// Lets a frozen layer learn.
    static Fix thaw(GraphNode node) {
        return new Fix(
                "fix.thaw",
                List.of(node.name()),
                new Edit.ChangeLearning(node.id(), node.learning().withFrozen(false)));
    }

    Fix rename(GraphNode node) {
        String free = names().like(node.name());
        return new Fix("fix.rename", List.of(free), new Edit.Rename(node.id(), free));
    }

    Fix connect(GraphNode source, GraphNode target) {
        return new Fix(
                "fix.connect",
                List.of(source.name(), target.name()),
                new Edit.Connect(Connection.of(source.id(), target.id())));
    }

    Fix disconnect(List<Connection> connections) {
        List<Edit> edits = new ArrayList<>();
        connections.forEach(connection -> edits.add(new Edit.Disconnect(connection)));
        List<Object> names = new ArrayList<>();
        names.add(nameOf(connections.getFirst().source()));
        names.add(nameOf(connections.getFirst().target()));
        return edits.size() == 1
                ? new Fix("fix.disconnect", names, edits.getFirst())
                : new Fix("fix.disconnect-all", List.of(edits.size()), new Edit.Batch("edit.disconnect", edits));
    }

    private String nameOf(NodeId id) {
        return document.network().node(id).map(GraphNode::name).orElseThrow();
    }

    /// Takes a node out and heals the gap.
    Fix remove(GraphNode node) {
        return new Fix("fix.remove", List.of(node.name()), Insertion.remove(document.network(), node.id()));
    }

    Fix useData(DataSpec source) {
        return new Fix(
                "fix.use-data",
                List.of(source.kind()),
                changeData(document.settings().data().withSource(source)));
    }

    Fix data(String labelKey, DataSettings changed) {
        return new Fix(labelKey, List.of(), changeData(changed));
    }

    private Edit changeData(DataSettings changed) {
        return new Edit.ChangeSettings(document.settings().withData(changed));
    }

    /// A new input in front of everything.
    Fix addInput(InputSpec spec) {
        Network network = document.network();
        GraphNode added = names().node(spec);
        double left = network.nodes().stream()
                .mapToDouble(node -> document.layout().of(node.id()).x())
                .min()
                .orElse(Spacing.DEFAULT.column());
        double top = network.nodes().stream()
                .mapToDouble(node -> document.layout().of(node.id()).y())
                .min()
                .orElse(0);
        Point at = new Point(left - Spacing.DEFAULT.column(), top);
        return new Fix("fix.add-input", List.of(spec.shape()), new Edit.AddNode(added, at));
    }

    /// A new output behind a node.
    Fix addOutput(GraphNode source, OutputSpec spec) {
        GraphNode added = names().node(spec);
        Point at = document.layout().of(source.id()).plus(Spacing.DEFAULT.column(), 0);
        return new Fix(
                "fix.add-output",
                List.of(source.name()),
                new Edit.Batch(
                        "edit.add",
                        List.of(
                                new Edit.AddNode(added, at),
                                new Edit.Connect(Connection.of(source.id(), added.id())))));
    }
}
