package org.lamina.ui.shell;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.text.Messages;

/// The one line at the top: mark, menus, the most used commands, run controls, and the command search.
final class TopBar extends HBox {
    /// Below this width the command search shows its keys only and the view's buttons are left to the menus and the
    /// canvas, so that the run's progress has room.
    private static final double ROOMY = 1400;

    private static final double SEARCH_WIDTH = 260;
    private static final double SEARCH_KEYS_WIDTH = 88;

    private final CommandTable commands;

    TopBar(CommandTable commands, Messages messages, MenuBar menus, Node runControls) {
        this.commands = commands;
        Nodes.styled(this, StyleNames.TOP_BAR);
        menus.setMinWidth(Region.USE_PREF_SIZE);
        Label name = Nodes.label(messages.bind("window.name"), StyleNames.APP_NAME);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Node[] view = {
            divider(),
            textButton("network.arrange", messages, "toolbar.arrange"),
            textButton("view.fit", messages, "toolbar.fit")
        };
        Region beforeRun = divider();
        beforeRun.visibleProperty().bind(runControls.visibleProperty());
        beforeRun.managedProperty().bind(runControls.managedProperty());
        getChildren().addAll(mark(), name, menus, iconButton("edit.undo"), iconButton("edit.redo"));
        getChildren().addAll(view);
        getChildren().addAll(beforeRun, runControls, Nodes.grow(), search(messages));
        widthProperty().subscribe(width -> {
            for (Node one : view) {
                Nodes.show(one, width.doubleValue() >= ROOMY);
            }
        });
    }

    /// Three stacked bars: layers.
    private static Node mark() {
        Group mark = new Group();
        double[] widths = {10, 16, 12};
        for (int i = 0; i < widths.length; i++) {
            Rectangle bar = Nodes.styled(new Rectangle(0, i * 5.0, widths[i], 3.5), StyleNames.APP_MARK);
            bar.setArcWidth(3);
            bar.setArcHeight(3);
            bar.setOpacity(1 - 0.25 * (widths.length - 1 - i));
            mark.getChildren().add(bar);
        }
        return mark;
    }

    private static Region divider() {
        return Nodes.styled(new Region(), StyleNames.DIVIDER);
    }

    private Button iconButton(String id) {
        Command command = commands.get(id);
        Button button = Nodes.styled(button(command), StyleNames.ICON_BUTTON);
        button.setGraphic(new FontIcon(Objects.requireNonNull(command.icon())));
        button.accessibleTextProperty().bind(commands.name(command));
        return button;
    }

    private Button textButton(String id, Messages messages, String key) {
        Button button = Nodes.styled(button(commands.get(id)), StyleNames.TOOL_BUTTON);
        button.textProperty().bind(messages.bind(key));
        return button;
    }

    private Button button(Command command) {
        Button button = new Button();
        button.setId("tool-" + command.id().replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        button.setOnAction(_ -> command.run());
        Tooltip tip = new Tooltip();
        KeyCombination keys = command.shortcut();
        tip.textProperty()
                .bind(commands.name(command).map(name -> keys == null ? name : name + "  " + keys.getDisplayText()));
        button.setTooltip(tip);
        return button;
    }

    private Node search(Messages messages) {
        Command command = commands.get("help.commands");
        Label keys = Nodes.styled(
                new Label(Objects.requireNonNull(command.shortcut()).getDisplayText()), StyleNames.KEY_HINT);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Nodes.label(messages.bind("toolbar.search"));
        HBox field = Nodes.styled(
                new HBox(new FontIcon(Feather.SEARCH), words, Nodes.grow(), keys), StyleNames.COMMAND_SEARCH);
        field.setId("command-search");
        field.setAlignment(Pos.CENTER_LEFT);
        field.setMinWidth(Region.USE_PREF_SIZE);
        widthProperty().subscribe(width -> {
            boolean roomy = width.doubleValue() >= ROOMY;
            Nodes.show(words, roomy);
            field.setPrefWidth(roomy ? SEARCH_WIDTH : SEARCH_KEYS_WIDTH);
        });
        field.accessibleTextProperty().bind(messages.bind("toolbar.search"));
        field.setOnMouseClicked(_ -> command.run());
        return field;
    }
}
