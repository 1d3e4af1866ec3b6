package org.lamina.ui.visual;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;

/// The image that the network is given, small, with a frame around the part that one cell of a feature map sees.
final class SightPane extends Region {
    private static final double SIDE = 140;

    private final ImageView view = new ImageView();
    private final Rectangle frame = new Rectangle();
    private PixelPicture picture = new PixelPicture(1, 1);
    private @Nullable Maps image;
    private GridPainter.Coloring coloring = _ -> 0;
    private @Nullable Rectangle2D marked;

    SightPane() {
        view.setManaged(false);
        view.setSmooth(false);
        frame.setManaged(false);
        frame.getStyleClass().add("sight-frame");
        setMinSize(0, 0);
        getChildren().addAll(view, frame);
    }

    void show(Tensor newImage, GridPainter.Coloring newColoring) {
        image = InputColors.grid(newImage);
        coloring = newColoring;
        requestLayout();
    }

    /// @param pixels what is framed, in pixels of the image; null frames nothing
    void mark(@Nullable Rectangle2D pixels) {
        marked = pixels;
        requestLayout();
    }

    @Nullable
    Rectangle2D marked() {
        return marked;
    }

    @Override
    protected double computePrefWidth(double height) {
        return SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIDE;
    }

    @Override
    protected void layoutChildren() {
        Maps shown = image;
        if (shown == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        double pixel = Math.min(getWidth() / shown.width(), getHeight() / shown.height());
        double renderScale = RenderScale.of(this);
        int width = Math.max(1, (int) (shown.width() * pixel * renderScale));
        int height = Math.max(1, (int) (shown.height() * pixel * renderScale));
        if (!picture.hasSize(width, height)) {
            picture = new PixelPicture(width, height);
            view.setImage(picture.image());
            view.setFitWidth(width / renderScale);
            view.setFitHeight(height / renderScale);
        }
        GridPainter.paint(picture, shown, 0, coloring, new GridPainter.Tile(0, 0, width, height));
        picture.show();
        placeFrame(pixel);
    }

    private void placeFrame(double pixel) {
        Rectangle2D part = marked;
        frame.setVisible(part != null);
        if (part != null) {
            frame.setX(part.getMinX() * pixel);
            frame.setY(part.getMinY() * pixel);
            frame.setWidth(part.getWidth() * pixel);
            frame.setHeight(part.getHeight() * pixel);
        }
    }
}
