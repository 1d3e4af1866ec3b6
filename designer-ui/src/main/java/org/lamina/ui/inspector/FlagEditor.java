package org.lamina.ui.inspector;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import org.lamina.graph.kind.Param;

/// Yes or no as a switch.
final class FlagEditor extends ParamEditor<Boolean> {
    private final ToggleSwitch toggle = new ToggleSwitch();

    /// What the switch leaves free for words of its own, which it has none of here.
    private static final double LEAD = 20;

    /// Keeps the switch at its own width where the form stretches its controls.
    private final HBox room = new HBox(toggle);

    private boolean showing;

    FlagEditor(FormContext context, Param.FlagParam<?> param) {
        room.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(toggle, new Insets(0, 0, 0, -LEAD));
        toggle.setId(context.idPrefix() + param.id());
        toggle.selectedProperty().subscribe((_, now) -> {
            if (!showing) {
                commit(now, param.id());
                context.editor().endMerge();
            }
        });
    }

    @Override
    Region control() {
        return room;
    }

    @Override
    void show(Boolean value) {
        showing = true;
        toggle.setSelected(value);
        showing = false;
    }
}
