package org.lamina.ui.canvas;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.text.Messages;

/// Chooses what the cards tell.
final class OverlayBar extends HBox {
    OverlayBar(Messages messages, ObjectProperty<Overlay> overlay) {
        getStyleClass().add(StyleNames.OVERLAY_BAR);
        setManaged(false);
        setCache(true);
        ToggleGroup group = new ToggleGroup();
        for (Overlay choice : Overlay.values()) {
            ToggleButton chip = new ToggleButton();
            chip.setId("overlay-" + choice.id());
            chip.getStyleClass().add(StyleNames.OVERLAY_CHIP);
            chip.textProperty().bind(messages.bind("canvas.overlay." + choice.id()));
            chip.setFocusTraversable(false);
            chip.setToggleGroup(group);
            overlay.subscribe(now -> chip.setSelected(now == choice));
            chip.setOnAction(_ -> {
                chip.setSelected(true);
                overlay.set(choice);
            });
            getChildren().add(chip);
        }
    }
}
