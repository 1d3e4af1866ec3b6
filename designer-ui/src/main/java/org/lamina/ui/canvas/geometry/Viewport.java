package org.lamina.ui.canvas.geometry;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// The part of the canvas that the window shows: `screen = canvas * scale + offset`. Immutable, pure functions only.
///
/// @param scale pixels per canvas unit
public record Viewport(double scale, double offsetX, double offsetY) {
    public static final double MIN_SCALE = 0.02;
    public static final double MAX_SCALE = 3;
    public static final Viewport START = new Viewport(1, 0, 0);

    public Viewport {
        if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(offsetX) || !Double.isFinite(offsetY)) {
            throw new IllegalArgumentException("Not a viewport: " + scale + ", " + offsetX + ", " + offsetY);
        }
    }

    public Point2D toCanvas(double screenX, double screenY) {
        return new Point2D((screenX - offsetX) / scale, (screenY - offsetY) / scale);
    }

    public Point2D toScreen(double canvasX, double canvasY) {
        return new Point2D(canvasX * scale + offsetX, canvasY * scale + offsetY);
    }

    /// The canvas area that a window of this size shows.
    public Rectangle2D visible(double width, double height) {
        return new Rectangle2D(-offsetX / scale, -offsetY / scale, width / scale, height / scale);
    }

    public Viewport panned(double screenDx, double screenDy) {
        return new Viewport(scale, offsetX + screenDx, offsetY + screenDy);
    }

    /// Zooms by a factor, within the limits; the canvas point under the given screen point stays there.
    public Viewport zoomedAt(double screenX, double screenY, double factor) {
        double target = Math.clamp(scale * factor, Math.min(scale, MIN_SCALE), MAX_SCALE);
        double change = target / scale;
        return new Viewport(target, screenX - (screenX - offsetX) * change, screenY - (screenY - offsetY) * change);
    }

    /// Shows an area as large as it fits with a margin, at most at `largest`, in the middle of the window. A very large
    /// area is shown smaller than one can zoom.
    public static Viewport fitting(Rectangle2D area, double width, double height, double margin, double largest) {
        double roomX = Math.max(1, width - 2 * margin);
        double roomY = Math.max(1, height - 2 * margin);
        double wanted = Math.min(roomX / Math.max(1, area.getWidth()), roomY / Math.max(1, area.getHeight()));
        double scale = Math.min(wanted, largest);
        return centered(
                area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2, width, height, scale);
    }

    /// Puts a canvas point into the middle of the window.
    public static Viewport centered(double canvasX, double canvasY, double width, double height, double scale) {
        return new Viewport(scale, width / 2 - canvasX * scale, height / 2 - canvasY * scale);
    }

    /// The view a part `t` (0 to 1) of the way to another one, with the scale growing evenly by factors.
    public Viewport towards(Viewport target, double t) {
        if (t >= 1) {
            return target;
        }
        return new Viewport(
                scale * Math.pow(target.scale / scale, t),
                offsetX + (target.offsetX - offsetX) * t,
                offsetY + (target.offsetY - offsetY) * t);
    }
}
