package org.lamina.ui.inspector;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;
import org.lamina.theme.ThemeColors;

/// One formula in the theme's colour, made smaller where the pane is too narrow for it.
final class FormulaView extends StackPane {
    private final FormulaPictures pictures;
    private final ThemeColors colors;
    private final ImageView view = new ImageView();
    private String latex = "";
    private double naturalWidth;

    FormulaView(FormulaPictures pictures, ThemeColors colors) {
        this.pictures = pictures;
        this.colors = colors;
        setId("formula");
        getStyleClass().add(StyleNames.FORMULA);
        setMinWidth(0);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        managedProperty().bind(visibleProperty());
        widthProperty().subscribe(_ -> fit());
        colors.onChange(this::redraw);
    }

    void show(String formula) {
        latex = formula;
        setVisible(!formula.isEmpty());
        redraw();
    }

    private void redraw() {
        if (latex.isEmpty()) {
            return;
        }
        String wanted = latex;
        pictures.draw(wanted, colors.get(ColorToken.FG), image -> {
            if (wanted.equals(latex)) {
                take(image);
            }
        });
    }

    private void take(Image image) {
        view.setImage(image);
        naturalWidth = image.getWidth() / FormulaPictures.OVERSAMPLING;
        fit();
    }

    private void fit() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        if (room > 0 && naturalWidth > 0) {
            view.setFitWidth(Math.min(room, naturalWidth));
        }
    }
}
