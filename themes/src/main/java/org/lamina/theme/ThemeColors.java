package org.lamina.theme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The theme's colours as JavaFX values, for drawing on a `Canvas` or into pixels. FX thread only.
///
/// An empty node: put one into the root of the scene. Its colours arrive with the first CSS pass and change when the
/// theme does. Painters read [#get] while they draw and repaint when [#onChange] calls them.
public final class ThemeColors extends Region {
    private static final Map<ColorToken, ColorMetaData> META = metaDataByToken();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL_META = allMetaData();

    private final Map<ColorToken, StyleableObjectProperty<Color>> colors = new EnumMap<>(ColorToken.class);
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private boolean dirty;

    public ThemeColors() {
        getStyleClass().add(StyleNames.THEME_COLORS);
        setManaged(false);
        setMouseTransparent(true);
        META.forEach((token, meta) -> colors.put(token, new ColorProperty(meta)));
    }

    /// The colour now; transparent before the first CSS pass.
    public Color get(ColorToken token) {
        Color color = property(token).get();
        return color == null ? Color.TRANSPARENT : color;
    }

    public ObservableValue<Color> color(ColorToken token) {
        return property(token);
    }

    /// Calls the listener after colours have changed, once for all of them, in the layout phase of the same frame.
    ///
    /// @return the action that ends it
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    protected void layoutChildren() {
        if (dirty) {
            dirty = false;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL_META;
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ALL_META;
    }

    private StyleableObjectProperty<Color> property(ColorToken token) {
        StyleableObjectProperty<Color> property = colors.get(token);
        if (property == null) {
            throw new IllegalArgumentException("No colour " + token);
        }
        return property;
    }

    private static Map<ColorToken, ColorMetaData> metaDataByToken() {
        Map<ColorToken, ColorMetaData> byToken = new EnumMap<>(ColorToken.class);
        for (ColorToken token : ColorToken.values()) {
            byToken.put(token, new ColorMetaData(token));
        }
        return byToken;
    }

    private static List<CssMetaData<? extends Styleable, ?>> allMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }

    private final class ColorProperty extends SimpleStyleableObjectProperty<Color> {
        ColorProperty(ColorMetaData meta) {
            super(meta, ThemeColors.this, meta.token.name());
        }

        @Override
        protected void invalidated() {
            // Read here: a property that nobody reads stays invalid and would not report the next change.
            get();
            dirty = true;
            requestLayout();
        }
    }

    private static final class ColorMetaData extends CssMetaData<ThemeColors, Color> {
        private final ColorToken token;

        ColorMetaData(ColorToken token) {
            super(token.propertyName(), StyleConverter.getColorConverter());
            this.token = token;
        }

        @Override
        public boolean isSettable(ThemeColors owner) {
            return true;
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(ThemeColors owner) {
            return owner.property(token);
        }
    }
}
