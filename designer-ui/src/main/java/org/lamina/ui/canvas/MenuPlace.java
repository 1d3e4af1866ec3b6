package org.lamina.ui.canvas;

import java.util.Comparator;
import javafx.geometry.Point2D;
import org.lamina.graph.Connection;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Hit;
import org.lamina.ui.canvas.gesture.CanvasSurface;

/// What a menu is about and where on the canvas it opens.
///
/// @param at in units of the view
record MenuPlace(Hit what, Point2D at) {
    /// For a menu that the keys open: on the topmost selected card, on the selected connection, or else in the middle.
    /// What is out of sight has its menu at the edge behind which it is.
    static MenuPlace ofSelection(CanvasSurface surface, double width, double height) {
        CanvasMap map = surface.map();
        MenuPlace place = surface.selection().stream()
                .min(Comparator.comparingDouble(id -> map.box(id).y()))
                .map(id -> {
                    CardBox box = map.box(id);
                    return new MenuPlace(new Hit.OnCard(id, false), onScreen(surface, box.centerX(), box.centerY()));
                })
                .or(() -> surface.selectedConnection().map(connection -> on(surface, connection)))
                .orElseGet(() -> new MenuPlace(new Hit.OnNothing(), new Point2D(width / 2, height / 2)));
        Point2D seen = new Point2D(Math.clamp(place.at.getX(), 0, width), Math.clamp(place.at.getY(), 0, height));
        return new MenuPlace(place.what, seen);
    }

    private static MenuPlace on(CanvasSurface surface, Connection connection) {
        Point2D middle = surface.map().link(connection).middle();
        return new MenuPlace(new Hit.OnLink(connection), onScreen(surface, middle.getX(), middle.getY()));
    }

    private static Point2D onScreen(CanvasSurface surface, double x, double y) {
        return surface.viewport().toScreen(x, y);
    }
}
