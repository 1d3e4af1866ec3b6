package org.lamina.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// The panes at the bottom of the window. A click on a tab shows its pane alone, a click with Ctrl or Shift shows it
/// beside the others or takes it away.
final class BottomPanes extends VBox {
    static final String BAR_STYLE = "line-tab-bar";
    static final String TAB_STYLE = "line-tab";

    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final HBox bar = Nodes.styled(new HBox(), BAR_STYLE);
    private final SplitPane content = new SplitPane();
    private final Messages messages;

    private record Tab(ToggleButton button, Region pane) {}

    BottomPanes(Messages messages) {
        this.messages = messages;
        VBox.setVgrow(content, Priority.ALWAYS);
        Nodes.styled(this, StyleNames.PANE);
        getChildren().addAll(bar, content);
    }

    /// Adds a pane; its tab has the id `tab-<id>` and the words of `tab.<id>`.
    ToggleButton add(String id, Region pane) {
        ToggleButton button = Nodes.styled(new ToggleButton(), TAB_STYLE);
        button.setId("tab-" + id);
        button.textProperty().bind(messages.bind("tab." + id));
        button.setMinWidth(USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("tab.beside"));
        button.setTooltip(tip);
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (button.isArmed() && (event.isShortcutDown() || event.isShiftDown())) {
                button.disarm();
                toggle(id);
                event.consume();
            }
        });
        button.setOnAction(_ -> showOnly(id));
        pane.setMinWidth(0);
        tabs.put(id, new Tab(button, pane));
        bar.getChildren().add(button);
        return button;
    }

    /// Puts something at the end of the row of tabs.
    void addToBar(Node node) {
        bar.getChildren().addAll(Nodes.grow(), node);
    }

    boolean has(String id) {
        return tabs.containsKey(id);
    }

    /// Shows exactly these panes, side by side.
    void show(List<String> ids) {
        List<Region> panes = new ArrayList<>();
        tabs.forEach((id, tab) -> {
            boolean shown = ids.contains(id);
            tab.button().setSelected(shown);
            if (shown) {
                panes.add(tab.pane());
            }
        });
        content.getItems().setAll(panes);
        for (int i = 1; i < panes.size(); i++) {
            content.setDividerPosition(i - 1, (double) i / panes.size());
        }
    }

    private void showOnly(String id) {
        show(List.of(id));
    }

    /// Shows a pane; the others stay only if it was among them.
    void choose(String id) {
        if (!shown().contains(id)) {
            showOnly(id);
        }
    }

    private void toggle(String id) {
        List<String> ids = new ArrayList<>(shown());
        if (!ids.remove(id)) {
            ids.add(id);
        }
        show(ids.isEmpty() ? List.of(id) : ids);
    }

    List<String> shown() {
        return tabs.entrySet().stream()
                .filter(entry -> content.getItems().contains(entry.getValue().pane()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Region> pane(String id) {
        return Optional.ofNullable(tabs.get(id)).map(Tab::pane);
    }
}
