package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.inspector.Choices;

/// The line above the look inside: which layer, which view of it, which sample, and whether to draw one.
final class InspectBar extends HBox {
    private final Workbench bench;
    private final Consumer<NodeId> nodeChosen;
    private final Consumer<LookKind> kindChosen;
    private final HBox nodePlace = new HBox();
    private final HBox kindPlace = new HBox();
    private final SampleChooser samples;
    private final ToggleButton draw = new ToggleButton();
    private Optional<Shown> shown = Optional.empty();

    /// What the choices depend on.
    record Shown(List<GraphNode> nodes, GraphNode node, List<LookKind> kinds, LookKind kind, String language) {}

    InspectBar(Workbench bench, Consumer<NodeId> nodeChosen, Consumer<LookKind> kindChosen) {
        super(8);
        this.bench = bench;
        this.nodeChosen = nodeChosen;
        this.kindChosen = kindChosen;
        samples = new SampleChooser(bench);
        draw.setId("inspect-draw");
        draw.setGraphic(new FontIcon(Feather.EDIT_3));
        draw.textProperty().bind(bench.messages().bind("training.draw"));
        draw.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        kindPlace.getStyleClass().add(StyleNames.SEGMENTS);
        kindPlace.setMaxHeight(USE_PREF_SIZE);
        getStyleClass().add(StyleNames.PANE_HEADER);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(nodePlace, kindPlace, space, samples, draw);
    }

    ToggleButton drawButton() {
        return draw;
    }

    void show(List<GraphNode> nodes, GraphNode node, List<LookKind> kinds, LookKind kind) {
        Optional<Shown> next = Optional.of(
                new Shown(nodes, node, kinds, kind, bench.messages().language().toLanguageTag()));
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        Choices<GraphNode> choices =
                new Choices<>("inspect-node", nodes, GraphNode::name, chosen -> nodeChosen.accept(chosen.id()));
        choices.show(node);
        choices.combo().setAccessibleText(bench.messages().text("training.inspect.node"));
        nodePlace.getChildren().setAll(choices.combo());
        kindPlace.getChildren().clear();
        for (LookKind offered : kinds) {
            ToggleButton segment = new ToggleButton(bench.messages().text(offered.messageKey()));
            segment.setId("inspect-" + offered.id());
            segment.getStyleClass().add(StyleNames.SEGMENT);
            segment.setSelected(offered == kind);
            segment.setMinWidth(USE_PREF_SIZE);
            segment.setOnAction(_ -> {
                segment.setSelected(true);
                kindChosen.accept(offered);
            });
            kindPlace.getChildren().add(segment);
        }
    }

    /// Hides what needs a run.
    void showChoices(boolean visible) {
        Labels.toggle(nodePlace, visible);
        Labels.toggle(kindPlace, visible);
        Labels.toggle(samples, visible);
        Labels.toggle(draw, visible);
    }
}
