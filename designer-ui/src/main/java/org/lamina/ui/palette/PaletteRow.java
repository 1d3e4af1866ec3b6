package org.lamina.ui.palette;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.text.Messages;

/// One layer kind or block in the palette; the source of a drag inside the window. Its id is `palette-<item id>`.
final class PaletteRow extends HBox {
    private final PaletteItem item;
    private final LayerTarget target;
    private final Messages messages;
    private final ObservableValue<String> name;
    private @Nullable HBox ghost;
    private Supplier<Optional<ContextMenu>> menu = Optional::empty;

    PaletteRow(Messages messages, PaletteItem item, LayerTarget target) {
        this.item = item;
        this.target = target;
        this.messages = messages;
        name = messages.languageProperty().map(_ -> item.name(messages));
        setId("palette-" + item.id());
        Nodes.styled(
                this,
                StyleNames.PALETTE_ROW,
                StyleNames.category(item.category().id()));
        Label label = Nodes.label(name, StyleNames.PALETTE_NAME);
        label.setMinWidth(0);
        getChildren().addAll(icon(), label);
        sayWhole(label);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(name);
        setOnMouseClicked(this::clicked);
        setOnDragDetected(this::dragStarts);
        setOnMouseDragged(this::dragMoves);
        setOnMouseReleased(this::dragEnds);
        setOnKeyPressed(this::keyPressed);
    }

    /// A name that is longer than the row is to be read when it is pointed at.
    private void sayWhole(Label label) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name);
        label.widthProperty().subscribe(() -> {
            boolean isCut = label.getWidth() < Math.floor(label.prefWidth(-1));
            if (isCut) {
                Tooltip.install(this, whole);
            } else {
                Tooltip.uninstall(this, whole);
            }
        });
    }

    PaletteItem item() {
        return item;
    }

    /// Gives a layer a menu from which its example can be opened.
    void offerExample(ExampleGallery gallery, Consumer<OfferedProject> open) {
        if (item instanceof PaletteItem.Layer layer) {
            menu = () -> gallery.of(layer.kind()).map(example -> menu(() -> open.accept(example)));
            setOnContextMenuRequested(event -> {
                menu.get().ifPresent(made -> made.show(this, event.getScreenX(), event.getScreenY()));
                event.consume();
            });
        }
    }

    private ContextMenu menu(Runnable openExample) {
        MenuItem add = new MenuItem(messages.text("search.add", name.getValue()));
        add.setOnAction(_ -> target.add(item));
        MenuItem example = new MenuItem(messages.text("palette.example"));
        example.setOnAction(_ -> openExample.run());
        ContextMenu made = new ContextMenu(add, example);
        made.setId("palette-menu");
        return made;
    }

    private static Region icon() {
        return Nodes.styled(new Region(), StyleNames.CATEGORY_ICON);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            target.add(item);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            target.add(item);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && ghost != null) {
            endDrag();
            target.dragCancelled();
            event.consume();
        }
    }

    private void dragStarts(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !(getScene().getRoot() instanceof Pane root)) {
            return;
        }
        requestFocus();
        startFullDrag();
        pseudoClassStateChanged(StyleStates.DRAGGED, true);
        HBox shown = Nodes.styled(
                new HBox(8, icon(), Nodes.label(name, StyleNames.PALETTE_NAME)),
                StyleNames.FLOATING,
                StyleNames.PALETTE_ROW,
                StyleNames.category(item.category().id()));
        shown.setManaged(false);
        shown.setMouseTransparent(true);
        root.getChildren().add(shown);
        ghost = shown;
        moveGhost(shown, event);
        event.consume();
    }

    private void dragMoves(MouseEvent event) {
        if (ghost != null) {
            moveGhost(ghost, event);
            target.dragOver(item, new Point2D(event.getSceneX(), event.getSceneY()));
        }
    }

    private static void moveGhost(HBox ghost, MouseEvent event) {
        ghost.autosize();
        ghost.relocate(event.getSceneX() + 8, event.getSceneY() + 8);
    }

    private void dragEnds(MouseEvent event) {
        if (ghost != null) {
            endDrag();
            target.drop(item, new Point2D(event.getSceneX(), event.getSceneY()));
        }
    }

    private void endDrag() {
        HBox shown = ghost;
        ghost = null;
        pseudoClassStateChanged(StyleStates.DRAGGED, false);
        if (shown != null && shown.getParent() instanceof Parent parent && parent instanceof Pane pane) {
            pane.getChildren().remove(shown);
        }
    }
}
