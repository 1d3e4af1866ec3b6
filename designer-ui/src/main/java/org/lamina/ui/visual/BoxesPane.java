package org.lamina.ui.visual;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;

/// An image with boxes over it: found ones as whole lines with their words, true ones dashed.
public final class BoxesPane extends StackPane {
    private static final double TEXT = 10;
    private static final double LINE = 1.5;
    private static final double DASH = 4;

    private final DrawnPane pane;

    /// What is drawn.
    ///
    /// @param words what is written at a found box; empty for nothing
    public record Content(
            Tensor image,
            GridPainter.Coloring coloring,
            List<Detected> found,
            List<Detected> truth,
            Function<Detected, String> words) {}

    /// @param side how wide and high it wants to be
    public BoxesPane(double side) {
        pane = new DrawnPane(side, side);
        setMinSize(0, 0);
        getChildren().add(pane);
    }

    public void show(Content content, VisualContext context) {
        Color ofFound = context.theme().get(ColorToken.ACCENT);
        Color ofTruth = context.theme().get(ColorToken.WARNING);
        Color ground = context.theme().get(ColorToken.PANE);
        Maps maps = InputColors.grid(content.image);
        PixelPicture picture = new PixelPicture(maps.width(), maps.height());
        GridPainter.paint(picture, maps, 0, content.coloring, new GridPainter.Tile(0, 0, maps.width(), maps.height()));
        picture.show();
        pane.onDraw(graphics -> {
            double scale = Math.min(pane.getWidth() / maps.width(), pane.getHeight() / maps.height());
            double width = maps.width() * scale;
            double height = maps.height() * scale;
            graphics.setImageSmoothing(false);
            graphics.drawImage(picture.image(), 0, 0, width, height);
            graphics.setLineWidth(LINE);
            graphics.setStroke(ofFound);
            content.found.forEach(one -> frame(graphics, one, width, height));
            graphics.setStroke(ofTruth);
            graphics.setLineDashes(DASH);
            content.truth.forEach(one -> frame(graphics, one, width, height));
            graphics.setLineDashes();
            DrawnPane.text(graphics, TEXT, TextAlignment.LEFT, VPos.TOP);
            content.found.forEach(one -> {
                double left = Math.clamp(one.left() * width, 0, width);
                double top = Math.clamp(one.top() * height - TEXT - 4, 0, height);
                String words = content.words.apply(one);
                if (words.isEmpty()) {
                    return;
                }
                graphics.setFill(ground);
                graphics.fillRect(left, top, words.length() * TEXT * 0.58 + 4, TEXT + 3);
                graphics.setFill(InkOn.color(ground, context.theme()));
                graphics.fillText(words, left + 2, top + 1);
            });
        });
        pane.requestLayout();
    }

    private static void frame(GraphicsContext graphics, Detected one, double width, double height) {
        double left = Math.clamp(one.left(), 0, 1) * width;
        double top = Math.clamp(one.top(), 0, 1) * height;
        graphics.strokeRect(
                left, top, Math.clamp(one.right(), 0, 1) * width - left, Math.clamp(one.bottom(), 0, 1) * height - top);
    }
}
