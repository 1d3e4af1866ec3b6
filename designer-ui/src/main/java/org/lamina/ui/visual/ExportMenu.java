package org.lamina.ui.visual;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Messages;

/// The menu of a chart or view with which its values and its picture are taken out: as context menu and behind a small
/// button.
///
/// @param name what the view shows, for the names of files
/// @param csv the exact values it shows
/// @param node what the picture shows
public record ExportMenu(VisualContext context, Supplier<String> name, Supplier<String> csv, Region node) {

    /// New menu items; one set cannot be in two menus.
    public List<MenuItem> items() {
        Exports exports = context.exports();
        return List.of(
                item("visual.export.copy-values", () -> exports.copyText(csv.get())),
                item(
                        "visual.export.save-values",
                        () -> exports.saveText(
                                csv.get(),
                                node.getScene() == null ? null : node.getScene().getWindow(),
                                name.get())),
                item("visual.export.copy-picture", () -> exports.copyPicture(node)),
                item("visual.export.save-picture", () -> exports.savePicture(node, name.get())));
    }

    /// Opens the menu on a right click on the node; `first` come above the export items.
    public void installOn(Supplier<List<MenuItem>> first) {
        node.setOnContextMenuRequested(event -> {
            ContextMenu menu = new ContextMenu();
            menu.getItems().addAll(first.get());
            menu.getItems().addAll(items());
            menu.show(node, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /// The small button with three dots that opens the same menu.
    public MenuButton button(Supplier<List<MenuItem>> first) {
        Messages messages = context.messages();
        MenuButton button = new MenuButton("⋯");
        button.getStyleClass().addAll(StyleNames.FLAT_BUTTON, "view-menu");
        button.accessibleTextProperty().bind(messages.bind("visual.menu"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(messages.bind("visual.menu"));
        button.setTooltip(tooltip);
        button.setOnShowing(_ -> {
            button.getItems().setAll(first.get());
            button.getItems().addAll(items());
        });
        // A menu button without items does not open.
        button.getItems().setAll(items());
        return button;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(context.messages().bind(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
