package org.lamina.ui.canvas.raster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.lamina.theme.Fonts;

/// The outlines of characters in one font family, as straight lines, in units of the font size; characters that the
/// family lacks come from the fonts that JavaFX takes instead. FX thread only.
final class GlyphOutlines {
    /// Outlines are taken at this size.
    private static final double SIZE = 64;

    private static final int PIECES = 6;

    private final Font font;
    private final Map<Integer, Outline> known = new HashMap<>();

    GlyphOutlines(String family) {
        Fonts.load();
        font = Font.font(family, SIZE);
    }

    /// @param lines four numbers each: from x, y to x, y; the base line is at 0, down is positive
    /// @param advance from here to the next character
    record Outline(float[] lines, double advance) {}

    Outline of(int character) {
        return known.computeIfAbsent(character, this::traced);
    }

    private Outline traced(int character) {
        Text text = new Text(Character.toString(character));
        text.setFont(font);
        double advance = text.getLayoutBounds().getWidth() / SIZE;
        // Setting operations turn a text into a path; this one leaves it as it is.
        Shape shape = Character.isWhitespace(character) ? new Path() : Shape.subtract(text, new Rectangle(0, 0));
        Tracer tracer = new Tracer();
        if (shape instanceof Path path) {
            path.getElements().forEach(tracer::follow);
        }
        tracer.close();
        return new Outline(Arrays.copyOf(tracer.lines, tracer.count), advance);
    }

    /// Turns the elements of a path into lines.
    private static final class Tracer {
        private float[] lines = new float[256];
        private int count;
        private double startX;
        private double startY;
        private double x;
        private double y;

        private void follow(PathElement element) {
            switch (element) {
                case MoveTo move -> {
                    close();
                    startX = move.getX();
                    startY = move.getY();
                    x = startX;
                    y = startY;
                }
                case LineTo line -> lineTo(line.getX(), line.getY());
                case QuadCurveTo quad -> {
                    double x0 = x;
                    double y0 = y;
                    for (int i = 1; i <= PIECES; i++) {
                        double t = (double) i / PIECES;
                        lineTo(
                                mix(t, x0, quad.getControlX(), quad.getX()),
                                mix(t, y0, quad.getControlY(), quad.getY()));
                    }
                }
                case CubicCurveTo cubic -> {
                    double x0 = x;
                    double y0 = y;
                    for (int i = 1; i <= PIECES; i++) {
                        double t = (double) i / PIECES;
                        lineTo(
                                mix(t, x0, cubic.getControlX1(), cubic.getControlX2(), cubic.getX()),
                                mix(t, y0, cubic.getControlY1(), cubic.getControlY2(), cubic.getY()));
                    }
                }
                case ClosePath _ -> close();
                default -> throw new IllegalStateException("Not in the outline of a letter: " + element);
            }
        }

        private static double mix(double t, double a, double b, double c) {
            return (1 - t) * (1 - t) * a + 2 * (1 - t) * t * b + t * t * c;
        }

        private static double mix(double t, double a, double b, double c, double d) {
            return (1 - t) * mix(t, a, b, c) + t * mix(t, b, c, d);
        }

        private void close() {
            lineTo(startX, startY);
        }

        private void lineTo(double toX, double toY) {
            if (toX != x || toY != y) {
                if (count + 4 > lines.length) {
                    lines = Arrays.copyOf(lines, 2 * lines.length);
                }
                lines[count++] = (float) (x / SIZE);
                lines[count++] = (float) (y / SIZE);
                lines[count++] = (float) (toX / SIZE);
                lines[count++] = (float) (toY / SIZE);
                x = toX;
                y = toY;
            }
        }
    }
}
