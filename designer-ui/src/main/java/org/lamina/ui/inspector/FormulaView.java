package org.lamina.ui.inspector;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;
import org.lamina.theme.ThemeColors;

/// One formula in the theme's colour, in smaller letters where the pane is too narrow for it.
final class FormulaView extends StackPane {
    private static final double SIZE = 17;
    private static final double SMALLEST = 8;

    private final FormulaPictures pictures;
    private final ThemeColors colors;
    private final ImageView view = new ImageView();
    private String latex = "";

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
        widthProperty().subscribe((_, _) -> redraw());
        sceneProperty().subscribe((_, _) -> redraw());
        colors.onChange(this::redraw);
    }

    void show(String formula) {
        latex = formula;
        setVisible(!formula.isEmpty());
        redraw();
    }

    private void redraw() {
        if (!latex.isEmpty() && getScene() != null) {
            draw(SIZE);
        }
    }

    /// Draws the formula, and once more with smaller letters if that is too wide for the pane.
    private void draw(double size) {
        String wanted = latex;
        double scale =
                getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        pictures.draw(wanted, colors.get(ColorToken.FG), (float) (size * scale), image -> {
            double width = image.getWidth() / scale;
            if (!wanted.equals(latex)) {
                return;
            }
            if (room > 0 && width > room && size > SMALLEST) {
                draw(Math.max(SMALLEST, Math.floor(size * room / width * 4) / 4));
            } else {
                view.setImage(image);
                view.setFitWidth(room > 0 ? Math.min(room, width) : width);
            }
        });
    }
}
