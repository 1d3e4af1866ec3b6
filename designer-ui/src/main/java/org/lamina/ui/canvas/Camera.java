package org.lamina.ui.canvas;

import java.util.Set;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.geometry.Rectangle2D;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;

/// Moves the view: at once, or gliding for at most 200 ms. FX thread only.
final class Camera {
    private static final Duration GLIDE = Duration.millis(180);
    private static final double MARGIN = 32;

    /// Above and below lie bars, which cover what is behind them.
    private static final double BARS = 56;

    private final Runnable moved;
    private Viewport viewport = Viewport.START;
    private @Nullable Glide glide;
    private double width;
    private double height;
    private double top = BARS;

    /// @param moved called after every change of the view
    Camera(Runnable moved) {
        this.moved = moved;
    }

    Viewport viewport() {
        return viewport;
    }

    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
    }

    /// Says how far down bars cover the window.
    void coverTop(double covered) {
        top = Math.max(BARS, covered);
    }

    Rectangle2D seen() {
        return viewport.visible(width, height);
    }

    /// Shows another part at once; a glide under way ends.
    void jump(Viewport target) {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
        set(target);
    }

    private void set(Viewport target) {
        viewport = target;
        moved.run();
    }

    void glide(Viewport target) {
        jump(viewport);
        Glide started = new Glide(viewport, target);
        glide = started;
        started.play();
    }

    /// The view that shows an area whole between the bars, at most at 100 %.
    Viewport fitting(Rectangle2D area) {
        double margin = Math.min(MARGIN, width / 8);
        double free = Math.max(height - top - BARS + 2 * MARGIN, height / 2);
        double scale = Viewport.fitting(area, width, free, margin, 1).scale();
        return Viewport.centered(
                        area.getMinX() + area.getWidth() / 2,
                        area.getMinY() + area.getHeight() / 2,
                        width,
                        height,
                        scale)
                .panned(0, (top - BARS) / 2);
    }

    /// Zooms about the middle of the window.
    void zoom(double factor) {
        glide(viewport.zoomedAt(width / 2, height / 2, factor));
    }

    /// Brings an area into the window with as little movement as possible.
    void bringIntoView(Rectangle2D area) {
        Viewport target = inSight().moved(area);
        if (!target.equals(destination())) {
            glide(target);
        }
    }

    /// After an edit: keeps in sight what it made, changed and pushed away.
    void follow(CanvasMap before, CanvasMap now, Set<NodeId> changed) {
        inSight().after(before, now, changed).ifPresent(this::glide);
    }

    private InSight inSight() {
        return new InSight(destination(), width, height);
    }

    /// Where the view will be when it has come to rest.
    private Viewport destination() {
        return glide == null ? viewport : glide.target;
    }

    private final class Glide extends Transition {
        private final Viewport from;
        private final Viewport target;

        Glide(Viewport from, Viewport target) {
            this.from = from;
            this.target = target;
            setCycleDuration(GLIDE);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double t) {
            set(from.towards(target, t));
            if (t >= 1 && glide == this) {
                glide = null;
            }
        }
    }
}
