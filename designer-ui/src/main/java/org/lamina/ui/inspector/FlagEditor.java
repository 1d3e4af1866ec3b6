package org.lamina.ui.inspector;

import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import org.lamina.graph.kind.Param;

/// Yes or no as a switch.
final class FlagEditor extends ParamEditor<Boolean> {
    private final ToggleSwitch toggle = new ToggleSwitch();
    private boolean showing;

    FlagEditor(FormContext context, Param.FlagParam<?> param) {
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
        return toggle;
    }

    @Override
    void show(Boolean value) {
        showing = true;
        toggle.setSelected(value);
        showing = false;
    }
}
