package org.lamina.ui.visual;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.map.MapPalette;

/// What every view and chart of a window shares: its colours, its words, the way out for values and pictures, and
/// which colour maps the user wants.
public record VisualContext(
        ThemeColors theme, Messages messages, Exports exports, ObjectProperty<MapPalette.Choice> colorMaps) {

    public VisualContext(ThemeColors theme, Messages messages, Exports exports) {
        this(theme, messages, exports, new SimpleObjectProperty<>(MapPalette.Choice.STANDARD));
    }

    public MapPalette palette() {
        return MapPalette.of(theme, colorMaps.get());
    }
}
