package org.lamina.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Param;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// In a row of a layer inside the open block: whether uses of the block may set this parameter, and under which name.
final class ExposeRow implements ParamForm.Beside {
    private final Messages messages;
    private final Editor editor;
    private final Supplier<@Nullable NodeId> node;
    private final String param;
    private final String label;
    private final ToggleButton toggle = Nodes.styled(new ToggleButton(), StyleNames.ICON_BUTTON);
    private final TextField name = Nodes.styled(new TextField(), StyleNames.COMPACT_FIELD);
    private final HBox naming;

    /// @param node the one that is shown
    /// @param label what the parameter is called
    ExposeRow(FormContext context, Supplier<@Nullable NodeId> node, Param<?, ?> param, String label) {
        messages = context.messages();
        editor = context.editor();
        this.node = node;
        this.param = param.id();
        this.label = label;
        toggle.setId("expose-" + param.id());
        toggle.setGraphic(new FontIcon(Feather.SLIDERS));
        toggle.setTooltip(new Tooltip());
        toggle.setOnAction(_ -> pressed());
        name.setId("exposed-" + param.id());
        name.setOnAction(_ -> rename());
        name.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                rename();
            }
        });
        Label as = Labels.of(messages.text("inspector.exposed.as"), StyleNames.FIELD_MESSAGE);
        as.setMinWidth(ParamForm.LABEL_WIDTH);
        as.setLabelFor(name);
        name.setAccessibleText(messages.text("inspector.exposed.name", label));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        naming = Nodes.styled(new HBox(as, name), StyleNames.FIELD_ROW);
        Nodes.show(toggle, false);
        Nodes.show(naming, false);
    }

    private Optional<Exposing> exposing() {
        NodeId shown = node.get();
        return shown == null ? Optional.empty() : Exposing.of(editor, shown, param);
    }

    @Override
    public List<Node> behind() {
        return List.of(toggle);
    }

    @Override
    public List<Node> below() {
        return List.of(naming);
    }

    @Override
    public void show(Described value) {
        Optional<Exposing> exposing = exposing();
        Optional<String> exposed = exposing.flatMap(Exposing::name);
        Nodes.show(toggle, exposing.isPresent());
        Nodes.show(naming, exposed.isPresent());
        toggle.setSelected(exposed.isPresent());
        String words = messages.text(exposed.isPresent() ? "inspector.exposed.hide" : "inspector.exposed.show", label);
        toggle.setAccessibleText(words);
        toggle.getTooltip().setText(words);
        if (!name.isFocused()) {
            name.setText(exposed.orElse(""));
        }
    }

    private void pressed() {
        exposing().ifPresent(exposing -> {
            List<String> others = exposing.joinable();
            if (exposing.name().isPresent()) {
                exposing.remove();
            } else if (others.isEmpty()) {
                exposing.add();
            } else {
                choose(exposing, others);
            }
            toggle.setSelected(exposing.name().isPresent());
        });
    }

    private void choose(Exposing exposing, List<String> others) {
        ContextMenu menu = new ContextMenu();
        MenuItem alone = new MenuItem(messages.text("inspector.exposed.alone", exposing.freeName()));
        alone.setOnAction(_ -> exposing.add());
        menu.getItems().add(alone);
        for (String other : others) {
            MenuItem together = new MenuItem(messages.text("inspector.exposed.together", other));
            together.setOnAction(_ -> exposing.join(other));
            menu.getItems().add(together);
        }
        menu.show(toggle, Side.BOTTOM, 0, 0);
    }

    /// A name that is refused, or none at all, gives way to the old one; the editor says why.
    private void rename() {
        if (naming.isVisible()) {
            exposing().ifPresent(exposing -> {
                exposing.rename(name.getText().strip());
                name.setText(exposing.name().orElse(""));
            });
        }
    }
}
