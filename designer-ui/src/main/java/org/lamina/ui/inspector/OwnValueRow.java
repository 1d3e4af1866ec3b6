package org.lamina.ui.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;

/// In a row of what a block exposes: the way back from a value of this use to the one inside the block.
final class OwnValueRow implements ParamForm.Beside {
    private final String name;
    private final Button back = Nodes.styled(new Button(), StyleNames.ICON_BUTTON);
    private @Nullable BlockUse shown;

    /// @param changed takes the use without the value
    OwnValueRow(FormContext context, Param<?, ?> param, Consumer<BlockUse> changed) {
        name = param.id();
        back.setId("follow-" + name);
        back.setGraphic(new FontIcon(Feather.ROTATE_CCW));
        String words = context.messages().text("inspector.exposed.follow", name);
        back.setTooltip(new Tooltip(words));
        back.setAccessibleText(words);
        back.setOnAction(_ -> {
            BlockUse use = shown;
            if (use != null) {
                changed.accept(use.without(name));
            }
        });
    }

    @Override
    public List<Node> behind() {
        return List.of(back);
    }

    @Override
    public List<Node> below() {
        return List.of();
    }

    @Override
    public void show(Described value) {
        shown = value instanceof BlockUse use ? use : null;
        Nodes.show(back, value instanceof BlockUse use && use.values().containsKey(name));
    }
}
