package org.lamina.ui.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;

/// The list of problems: errors first, each with its sentence, its node and its repairs. A click jumps to the node.
/// Warnings that the user hid are left out until they are asked for; then they stand at the end.
public final class ProblemsPane extends VBox {
    private static final double SCROLL_BAR = 12;

    private final Workbench bench;
    private final Consumer<NodeId> reveal;
    private final Consumer<Problem> explain;
    private final ListView<Finding> list = new ListView<>();
    private final VBox empty;
    private final ToggleButton withHidden = new ToggleButton();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyBooleanWrapper withErrors = new ReadOnlyBooleanWrapper(this, "withErrors");

    /// @param reveal shows a node to the user, by scrolling the canvas and selecting it
    /// @param explain shows what lies behind a problem
    public ProblemsPane(Workbench bench, Consumer<NodeId> reveal, Consumer<Problem> explain) {
        this.bench = bench;
        this.reveal = reveal;
        this.explain = explain;
        setId("problems-pane");
        getStyleClass().add(StyleNames.PANE);
        list.setId("problem-list");
        list.getStyleClass().add(StyleNames.PROBLEM_LIST);
        list.setCellFactory(_ -> new FindingCell());
        list.setOnMouseClicked(_ -> jump());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
            }
        });
        empty = Labels.emptyState(bench.messages(), "problems.empty");
        withHidden.setId("problems-hidden");
        withHidden.getStyleClass().add(StyleNames.FLAT_BUTTON);
        VBox.setMargin(withHidden, new Insets(2, SCROLL_BAR, 2, SCROLL_BAR));
        StackPane found = new StackPane(list, empty);
        found.setMinHeight(0);
        VBox.setVgrow(found, Priority.ALWAYS);
        getChildren().addAll(found, withHidden);
        withHidden.selectedProperty().subscribe((_, _) -> refresh());
        bench.editor().projectAnalysisProperty().subscribe(_ -> refresh());
        bench.messages().languageProperty().subscribe((_, _) -> refresh());
    }

    private void refresh() {
        Analysis analysis = bench.editor().projectAnalysis();
        List<Finding> findings = analysis.findings();
        List<Finding> hidden = analysis.hidden();
        List<Finding> shown = new ArrayList<>(findings);
        if (withHidden.isSelected()) {
            shown.addAll(hidden);
        }
        boolean wasInside = isFocusInList();
        list.getItems().setAll(shown);
        list.setVisible(!shown.isEmpty());
        empty.setVisible(shown.isEmpty());
        Labels.toggle(withHidden, !hidden.isEmpty());
        String key = withHidden.isSelected() ? "problems.without-hidden" : "problems.show-hidden";
        withHidden.setText(bench.messages().text(key, hidden.size()));
        // The button that was pressed goes with its row; who uses the keyboard goes on from here.
        if (wasInside) {
            (shown.isEmpty() ? withHidden : list).requestFocus();
        }
        count.set(findings.size());
        withErrors.set(!analysis.isTrainable());
    }

    /// By the owner of the focus: a parent goes on saying that it is within when a row goes that had it.
    private boolean isFocusInList() {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !at.equals(list)) {
            at = at.getParent();
        }
        return at != null;
    }

    private void jump() {
        Finding chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            node(chosen).map(bench.editor()::openAround).ifPresent(reveal);
        }
    }

    private static Optional<NodeId> node(Finding finding) {
        return switch (finding.problem().place()) {
            case Place.OfNode at -> Optional.of(at.node());
            case Place.OfConnection at -> Optional.of(at.connection().target());
            case Place.OfDocument _, Place.OfSetting _, Place.OfFile _ -> Optional.empty();
        };
    }

    private String place(Finding finding) {
        return switch (finding.problem().place()) {
            case Place.OfNode at -> name(at.node());
            case Place.OfConnection at ->
                bench.messages()
                        .text(
                                "problems.place.connection",
                                name(at.connection().source()),
                                name(at.connection().target()));
            case Place.OfSetting at -> bench.messages().text(isOfData(at.param()) ? "tab.data" : "tab.settings");
            case Place.OfFile at -> at.file();
            case Place.OfDocument _ -> "";
        };
    }

    private static boolean isOfData(String param) {
        return DataSettings.KIND.params().stream().anyMatch(each -> each.id().equals(param));
    }

    private String name(NodeId id) {
        NodeReport report = bench.editor().projectAnalysis().nodes().get(id);
        return report == null ? "" : report.node().name();
    }

    /// How many problems there are, for the title of the tab.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Whether one of them forbids training.
    public ReadOnlyBooleanProperty withErrorsProperty() {
        return withErrors.getReadOnlyProperty();
    }

    private final class FindingCell extends ListCell<Finding> {
        FindingCell() {
            setPrefWidth(0);
        }

        /// As high as the wrapped sentence needs to be in the list's width; a cell's own answer takes it for one line.
        @Override
        protected double computePrefHeight(double width) {
            Node content = getGraphic();
            double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
            return content == null || room <= 0
                    ? super.computePrefHeight(width)
                    : snapSizeY(content.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected void updateItem(@Nullable Finding finding, boolean blank) {
            super.updateItem(finding, blank);
            setGraphic(
                    blank || finding == null
                            ? null
                            : new FindingView(bench, finding, place(finding), "problem-" + getIndex(), explain));
        }
    }
}
