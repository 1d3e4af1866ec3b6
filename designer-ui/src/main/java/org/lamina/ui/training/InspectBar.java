package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.inspector.Choices;

/// The line above the look inside: which layer, which view of it, which sample, and whether to draw one. Where it is
/// too narrow the button loses its words, then the views go into a list, then the sample goes below.
final class InspectBar extends Region {
    private static final double GAP = 8;
    private static final double LINE = 28;
    private static final double LIST_WIDTH = 148;
    private static final double ICON_BUTTON = 36;

    private final Workbench bench;
    private final Consumer<NodeId> nodeChosen;
    private final Consumer<LookKind> kindChosen;
    private final HBox nodePlace = new HBox();
    private final HBox segments = new HBox();
    private final HBox list = new HBox();
    private final SampleChooser samples;
    private final ToggleButton draw = new ToggleButton();
    private Optional<Shown> shown = Optional.empty();
    private double segmentsWidth;
    private double wordsWidth;
    private boolean measured;

    /// What the choices depend on.
    record Shown(List<GraphNode> nodes, GraphNode node, List<LookKind> kinds, LookKind kind, String language) {}

    private enum Form {
        FULL,
        ICON,
        LIST,
        TWO_LINES
    }

    InspectBar(Workbench bench, Consumer<NodeId> nodeChosen, Consumer<LookKind> kindChosen) {
        this.bench = bench;
        this.nodeChosen = nodeChosen;
        this.kindChosen = kindChosen;
        samples = new SampleChooser(bench);
        draw.setId("inspect-draw");
        draw.setGraphic(new FontIcon(Feather.EDIT_3));
        draw.textProperty().bind(bench.messages().bind("training.draw"));
        draw.accessibleTextProperty().bind(draw.textProperty());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(draw.textProperty());
        draw.setTooltip(tip);
        draw.textProperty().subscribe(this::measureAgain);
        segments.getStyleClass().add(StyleNames.SEGMENTS);
        getStyleClass().add(StyleNames.PANE_HEADER);
        getChildren().addAll(nodePlace, segments, list, samples, draw);
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
        segments.getChildren()
                .setAll(kinds.stream().map(offered -> segment(offered, kind)).toList());
        Choices<LookKind> views = new Choices<>(
                "inspect-view", kinds, offered -> bench.messages().text(offered.messageKey()), kindChosen);
        views.show(kind);
        views.combo().setPrefWidth(LIST_WIDTH);
        views.combo().setAccessibleText(bench.messages().text("training.inspect.view"));
        list.getChildren().setAll(views.combo());
        measureAgain();
    }

    private ToggleButton segment(LookKind offered, LookKind chosen) {
        ToggleButton segment = new ToggleButton(bench.messages().text(offered.messageKey()));
        segment.setId("inspect-" + offered.id());
        segment.getStyleClass().add(StyleNames.SEGMENT);
        segment.setSelected(offered == chosen);
        segment.setMinWidth(USE_PREF_SIZE);
        segment.setOnAction(_ -> {
            segment.setSelected(true);
            kindChosen.accept(offered);
        });
        return segment;
    }

    private void measureAgain() {
        measured = false;
        requestLayout();
    }

    /// The full form of what comes in two, which has a size only while it is visible.
    private void measure() {
        if (!measured && getScene() != null) {
            segments.setVisible(true);
            draw.setContentDisplay(ContentDisplay.LEFT);
            applyCss();
            measured = draw.getSkin() != null;
            segmentsWidth = segments.prefWidth(-1);
            wordsWidth = draw.prefWidth(-1);
        }
    }

    private Form form(double width) {
        measure();
        double room = width - snappedLeftInset() - snappedRightInset();
        double always = nodePlace.prefWidth(-1) + GAP + 2 * GAP + samples.prefWidth(-1);
        double words = draw.isManaged() ? wordsWidth + GAP : 0;
        double icon = draw.isManaged() ? ICON_BUTTON + GAP : 0;
        if (room >= always + segmentsWidth + words) {
            return Form.FULL;
        } else if (room >= always + segmentsWidth + icon) {
            return Form.ICON;
        }
        return room >= always + LIST_WIDTH + icon ? Form.LIST : Form.TWO_LINES;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        boolean two = width > 0 && form(width) == Form.TWO_LINES;
        return snappedTopInset() + snappedBottomInset() + (two ? 2 * LINE + GAP : LINE);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        Form form = form(getWidth());
        boolean listed = form == Form.LIST || form == Form.TWO_LINES;
        segments.setVisible(!listed);
        list.setVisible(listed);
        draw.setContentDisplay(form == Form.FULL ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        double left = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        double y = snappedTopInset();
        double nodeWidth = Math.min(nodePlace.prefWidth(-1), right - left - GAP - LIST_WIDTH);
        place(nodePlace, left, y, nodeWidth, LINE);
        place(segments, left + nodeWidth + GAP, y, segmentsWidth, LINE);
        place(list, left + nodeWidth + GAP, y, LIST_WIDTH, LINE);
        double buttonWidth = draw.isManaged() ? (form == Form.FULL ? wordsWidth : ICON_BUTTON) : 0;
        double buttonGap = buttonWidth > 0 ? GAP : 0;
        double sampleWidth = Math.min(samples.prefWidth(-1), right - left - buttonWidth - buttonGap);
        if (form == Form.TWO_LINES) {
            y += LINE + GAP;
            place(samples, left, y, sampleWidth, LINE);
            place(draw, left + sampleWidth + buttonGap, y, buttonWidth, LINE);
        } else {
            place(draw, right - buttonWidth, y, buttonWidth, LINE);
            place(samples, right - buttonWidth - buttonGap - sampleWidth, y, sampleWidth, LINE);
        }
    }

    private void place(Region child, double x, double y, double width, double height) {
        child.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(width), height);
    }
}
