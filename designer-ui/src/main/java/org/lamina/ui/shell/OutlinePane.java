package org.lamina.ui.shell;

import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.NodeReport;
import org.lamina.graph.shape.Shape;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;

/// All layers in the order in which data flows through them; choosing one selects and shows it.
final class OutlinePane extends VBox {
    private static final double ROW_HEIGHT = 28;

    private final Workbench bench;
    private final ListView<NodeReport> list = Nodes.styled(new ListView<>(), StyleNames.PLAIN_LIST);
    private boolean following;

    OutlinePane(Workbench bench, Surface surface) {
        this.bench = bench;
        Nodes.styled(this, StyleNames.PALETTE);
        list.setId("outline");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        Label nothing = Nodes.label(bench.messages().bind("outline.empty"), StyleNames.EMPTY_TEXT);
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        bench.editor()
                .analysisProperty()
                .subscribe(analysis -> show(List.copyOf(analysis.nodes().values())));
        bench.editor().selectionProperty().subscribe(_ -> followSelection());
        bench.messages().languageProperty().subscribe(_ -> list.refresh());
        list.getSelectionModel().selectedItemProperty().subscribe(report -> {
            if (report != null && !following) {
                bench.editor().select(Set.of(report.node().id()));
                surface.reveal(report.node().id());
            }
        });
    }

    private void show(List<NodeReport> reports) {
        following = true;
        list.getItems().setAll(reports);
        following = false;
        followSelection();
    }

    private void followSelection() {
        following = true;
        Set<NodeId> selection = bench.editor().selection();
        list.getSelectionModel().clearSelection();
        list.getItems().stream()
                .filter(report -> selection.contains(report.node().id()))
                .findFirst()
                .ifPresent(report -> list.getSelectionModel().select(report));
        following = false;
    }

    /// One layer: category colour, name, shape.
    private final class Cell extends ListCell<NodeReport> {
        @Override
        protected void updateItem(@Nullable NodeReport report, boolean empty) {
            super.updateItem(report, empty);
            setText(null);
            setGraphic(empty || report == null ? null : row(report));
        }

        private HBox row(NodeReport report) {
            GraphNode node = report.node();
            String shape =
                    report.output().map(Shape::label).orElse(bench.messages().text("outline.no-shape"));
            Label name = Nodes.styled(new Label(node.name()), StyleNames.PALETTE_NAME);
            Label hint = Nodes.styled(new Label(shape), StyleNames.PALETTE_HINT);
            hint.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = Nodes.styled(
                    new HBox(8, Nodes.styled(new Region(), StyleNames.CATEGORY_ICON), name, Nodes.grow(), hint),
                    StyleNames.category(node.spec().kind().category().id()));
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
