package org.lamina.ui.visual;

import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A pane that is filled by one drawing, drawn again in the next layout after [#requestLayout].
final class DrawnPane extends Region {

    static final String FONT = "Lamina Inter";

    private final Canvas canvas = new Canvas();
    private final double prefWidth;
    private final double prefHeight;
    private Consumer<GraphicsContext> drawing = _ -> {};

    DrawnPane(double prefWidth, double prefHeight) {
        this.prefWidth = prefWidth;
        this.prefHeight = prefHeight;
        canvas.setManaged(false);
        setMinSize(0, 0);
        getChildren().add(canvas);
    }

    /// What is drawn, on a clear canvas of the pane's size.
    void onDraw(Consumer<GraphicsContext> newDrawing) {
        drawing = newDrawing;
    }

    @Override
    protected double computePrefWidth(double height) {
        return prefWidth;
    }

    @Override
    protected double computePrefHeight(double width) {
        return prefHeight;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 1 && getHeight() > 1) {
            drawing.accept(graphics);
        }
    }

    /// Prepares for text of a size, aligned to the point where it is drawn.
    static void text(GraphicsContext graphics, double size, TextAlignment align, VPos baseline) {
        graphics.setFont(Font.font(FONT, size));
        graphics.setTextAlign(align);
        graphics.setTextBaseline(baseline);
    }
}
