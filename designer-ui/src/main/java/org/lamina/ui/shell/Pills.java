package org.lamina.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// Tab panes of the window: pills at the side, underlined text at the bottom.
final class Pills {
    private Pills() {}

    static TabPane pane(String styleClass) {
        TabPane tabs = Nodes.styled(new TabPane(), styleClass);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setTabMinWidth(0);
        return tabs;
    }

    static TabPane side() {
        return pane(StyleNames.PILL_TABS);
    }

    /// Adds a tab whose id and message key are `tab-<id>` and `tab.<id>`.
    static Tab add(TabPane tabs, Messages messages, String id, Node content) {
        Tab tab = new Tab();
        tab.setId("tab-" + id);
        tab.textProperty().bind(messages.bind("tab." + id));
        tab.setContent(content);
        tabs.getTabs().add(tab);
        return tab;
    }
}
