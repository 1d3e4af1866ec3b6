package org.lamina.ui.canvas;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.theme.StyleNames;
import org.lamina.ui.canvas.skin.LayerWords;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Keywords;
import org.lamina.ui.text.Messages;

/// Adds a layer by typing: a field that filters the layer kinds by name or id, arrows to choose, Enter to add.
final class QuickAdd extends VBox {
    static final double WIDTH = 260;
    static final double HEIGHT = 244;
    private static final double ROW = 28;
    private static final int MOST_ROWS = 7;
    private static final int NO_RANK = 4;
    private static final double FRAME = HEIGHT - MOST_ROWS * ROW;

    private final LayerWords words;
    private final TextField field = new TextField();
    private final ListView<LayerKind<?>> list = new ListView<>();
    private final Runnable closed;
    private Consumer<LayerSpec> chosen = _ -> {};
    private Predicate<LayerKind<?>> likely = _ -> true;

    /// @param closed called after it was closed, to give the focus back
    QuickAdd(Messages messages, LayerWords words, Runnable closed) {
        this.words = words;
        this.closed = closed;
        setId("quick-add");
        field.setId("quick-add-field");
        list.setId("quick-add-list");
        getStyleClass().add(StyleNames.QUICK_ADD);
        setManaged(false);
        setVisible(false);
        field.promptTextProperty().bind(messages.bind("canvas.quick-add.prompt"));
        field.textProperty().subscribe(this::filter);
        list.setCellFactory(_ -> new KindCell());
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Labels.bound(messages, "canvas.quick-add.none", StyleNames.MUTED));
        list.setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> accept());
        getChildren().addAll(field, list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(KeyEvent.ANY, javafx.event.Event::consume);
        addEventHandler(javafx.scene.input.MouseEvent.ANY, javafx.event.Event::consume);
        addEventHandler(javafx.scene.input.ScrollEvent.ANY, javafx.event.Event::consume);
        field.focusedProperty().subscribe(focused -> {
            if (!focused && isVisible() && !list.isFocused()) {
                close();
            }
        });
    }

    /// Opens at a point of the canvas view; `add` gets the default settings of the chosen kind.
    ///
    /// @param canStand kinds that make sense there; they come first
    void open(double x, double y, Predicate<LayerKind<?>> canStand, Consumer<LayerSpec> add) {
        chosen = add;
        likely = canStand;
        field.clear();
        filter("");
        relocate(x, y);
        setVisible(true);
        toFront();
        field.requestFocus();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            closed.run();
        }
    }

    private void keyPressed(KeyEvent event) {
        int index = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case UP -> choose(index - 1);
            case DOWN -> choose(index + 1);
            case ENTER, TAB -> accept();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int index) {
        if (!list.getItems().isEmpty()) {
            int wrapped = Math.floorMod(index, list.getItems().size());
            list.getSelectionModel().select(wrapped);
            list.scrollTo(Math.max(0, wrapped - 3));
        }
    }

    private void accept() {
        LayerKind<?> kind = list.getSelectionModel().getSelectedItem();
        if (kind != null) {
            close();
            chosen.accept(kind.defaults());
        }
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<LayerKind<?>> fitting = LayerKinds.ALL.kinds().stream()
                .<LayerKind<?>>map(QuickAdd::layerKind)
                .filter(kind -> rank(kind, wanted) < NO_RANK)
                .sorted(Comparator.<LayerKind<?>>comparingInt(kind -> rank(kind, wanted))
                        .thenComparing(kind -> !likely.test(kind)))
                .toList();
        list.setItems(FXCollections.observableList(fitting));
        resize(WIDTH, FRAME + ROW * Math.clamp(fitting.size(), 1, MOST_ROWS));
        choose(0);
    }

    private static LayerKind<?> layerKind(Kind<? extends LayerSpec> kind) {
        return kind.defaults().kind();
    }

    /// 0 for a name that begins so, 1 for an id that does, 2 for one that holds it, 3 for a keyword.
    private int rank(LayerKind<?> kind, String wanted) {
        String name = words.kindName(kind).toLowerCase(Locale.ROOT);
        if (name.startsWith(wanted)) {
            return 0;
        }
        if (kind.id().startsWith(wanted)) {
            return 1;
        }
        if (name.contains(wanted) || kind.id().contains(wanted)) {
            return 2;
        }
        return Keywords.fits(wanted, kind.messageKey()) ? 3 : NO_RANK;
    }

    private final class KindCell extends ListCell<LayerKind<?>> {
        private final Region icon = new Region();
        private final HBox graphic = new HBox(icon);

        KindCell() {
            icon.getStyleClass().add(StyleNames.CATEGORY_ICON);
        }

        @Override
        protected void updateItem(@Nullable LayerKind<?> kind, boolean empty) {
            super.updateItem(kind, empty);
            graphic.getStyleClass().clear();
            if (empty || kind == null) {
                setText(null);
                setGraphic(null);
                setId(null);
            } else {
                setText(words.kindName(kind));
                graphic.getStyleClass().add(StyleNames.category(kind.category().id()));
                setGraphic(graphic);
                setId("quick-add-" + kind.id());
            }
        }
    }
}
