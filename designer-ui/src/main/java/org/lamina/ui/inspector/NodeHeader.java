package org.lamina.ui.inspector;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lamina.graph.GraphNode;
import org.lamina.graph.edit.Edit;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;

/// The square of the category, the node's name, which can be changed here, and its kind.
final class NodeHeader extends HBox {
    private final Workbench bench;
    private final Region square = new Region();
    private final TextField name = new TextField();
    private final Label kind = Labels.of("", StyleNames.NODE_KIND);
    private Optional<GraphNode> shown = Optional.empty();

    NodeHeader(Workbench bench) {
        this.bench = bench;
        getStyleClass().add(StyleNames.INSPECTOR_HEADER);
        name.setId("node-name");
        name.getStyleClass().add(StyleNames.NAME_FIELD);
        name.setPrefColumnCount(9);
        name.setOnAction(_ -> rename());
        name.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                rename();
            }
        });
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                shown.ifPresent(node -> name.setText(node.name()));
                event.consume();
            }
        });
        kind.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        getChildren().addAll(square, name, kind);
    }

    void show(GraphNode node) {
        boolean renamed =
                shown.map(before -> !before.name().equals(node.name())).orElse(true);
        boolean other = shown.map(before -> !before.id().equals(node.id())).orElse(true);
        shown = Optional.of(node);
        if (renamed || other) {
            name.setText(node.name());
        }
        name.setAccessibleText(bench.messages().text("inspector.name"));
        kind.setText(bench.wording().name(node.spec().kind()));
        square.getStyleClass()
                .setAll(
                        StyleNames.CATEGORY_ICON,
                        StyleNames.category(node.spec().kind().category().id()));
    }

    /// A name that is refused, or none at all, gives way to the old one; the editor says why.
    private void rename() {
        shown.ifPresent(node -> {
            String wanted = name.getText().strip();
            boolean possible = !wanted.isEmpty() && wanted.length() <= GraphNode.MAX_NAME;
            if (possible && !wanted.equals(node.name())) {
                bench.editor().perform(new Edit.Rename(node.id(), wanted));
            }
            shown.ifPresent(now -> name.setText(now.name()));
        });
    }
}
