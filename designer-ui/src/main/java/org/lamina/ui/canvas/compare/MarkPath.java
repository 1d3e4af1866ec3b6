package org.lamina.ui.canvas.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;

/// All lines of one kind in a single shape: thousands of shapes would be felt at every zoom.
final class MarkPath {
    private final List<PathElement> elements = new ArrayList<>();

    /// A frame around a card with round corners.
    void frame(CardBox box, double margin, double radius) {
        double left = box.x() - margin;
        double top = box.y() - margin;
        double right = box.maxX() + margin;
        double bottom = box.maxY() + margin;
        elements.add(new MoveTo(left + radius, top));
        elements.add(new LineTo(right - radius, top));
        elements.add(new QuadCurveTo(right, top, right, top + radius));
        elements.add(new LineTo(right, bottom - radius));
        elements.add(new QuadCurveTo(right, bottom, right - radius, bottom));
        elements.add(new LineTo(left + radius, bottom));
        elements.add(new QuadCurveTo(left, bottom, left, bottom - radius));
        elements.add(new LineTo(left, top + radius));
        elements.add(new QuadCurveTo(left, top, left + radius, top));
        elements.add(new ClosePath());
    }

    void curve(Curve at) {
        elements.add(new MoveTo(at.x0(), at.y0()));
        elements.add(new CubicCurveTo(at.x1(), at.y1(), at.x2(), at.y2(), at.x3(), at.y3()));
    }

    Path shape() {
        return new Path(elements);
    }
}
