package org.lamina.ui.canvas;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;

/// The network from far away, where no text can be read: rectangles and lines set pixel by pixel, cheap for thousands
/// of nodes.
final class FarView {
    /// Below this scale the canvas shows this view.
    static final double BELOW_SCALE = 0.45;

    private final ImageView view = new ImageView();
    private final ThemeColors colors;
    private int width;
    private int height;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;

    FarView(ThemeColors colors) {
        this.colors = colors;
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setVisible(false);
    }

    ImageView view() {
        return view;
    }

    void resize(double newWidth, double newHeight) {
        int w = Math.max(1, (int) Math.ceil(newWidth));
        int h = Math.max(1, (int) Math.ceil(newHeight));
        if (w != width || h != height) {
            width = w;
            height = h;
            pixels = new int[w * h];
            buffer = new PixelBuffer<>(w, h, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
        }
    }

    void draw(CanvasMap map, Facts facts, Set<NodeId> selection, Viewport viewport) {
        PixelBuffer<IntBuffer> target = buffer;
        if (target == null) {
            return;
        }
        Arrays.fill(pixels, argb(ColorToken.CANVAS));
        int line = argb(ColorToken.CONNECTION);
        int wrong = argb(ColorToken.ERROR);
        for (Connection connection : map.connections()) {
            Point2D from = map.box(connection.source()).outPort();
            Point2D to = map.box(connection.target()).inPort();
            line(
                    viewport.toScreen(from.getX(), from.getY()),
                    viewport.toScreen(to.getX(), to.getY()),
                    facts.isWrong(connection) ? wrong : line);
        }
        int card = argb(ColorToken.CARD);
        int rim = argb(ColorToken.LINE_STRONG);
        int chosen = argb(ColorToken.ACCENT);
        map.boxes().forEach((id, box) -> {
            int edge = selection.contains(id) ? chosen : facts.isWrong(id) ? wrong : rim;
            card(box, viewport, card, edge, argb(facts.categoryColor(id)));
        });
        target.updateBuffer(_ -> null);
    }

    private void card(CardBox box, Viewport viewport, int fill, int rim, int category) {
        int left = (int) Math.round(box.x() * viewport.scale() + viewport.offsetX());
        int top = (int) Math.round(box.y() * viewport.scale() + viewport.offsetY());
        int right = Math.max(left + 2, (int) Math.round(box.maxX() * viewport.scale() + viewport.offsetX()));
        int bottom = Math.max(top + 2, (int) Math.round(box.maxY() * viewport.scale() + viewport.offsetY()));
        fill(left, top, right, bottom, rim);
        fill(left + 1, top + 1, right - 1, bottom - 1, fill);
        int strip = Math.max(2, (right - left) / 12);
        fill(left, top, left + strip, bottom, category);
        int third = (bottom - top) / 3;
        if (third >= 4) {
            fill(left + strip + 3, top + third, right - 4, bottom - third, tinted(category, fill));
        }
    }

    private static int tinted(int color, int ground) {
        int red = ((color >> 16 & 255) + 3 * (ground >> 16 & 255)) / 4;
        int green = ((color >> 8 & 255) + 3 * (ground >> 8 & 255)) / 4;
        int blue = ((color & 255) + 3 * (ground & 255)) / 4;
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    private void fill(int left, int top, int right, int bottom, int color) {
        int from = Math.max(0, left);
        int to = Math.min(width, right);
        if (from >= to) {
            return;
        }
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            Arrays.fill(pixels, y * width + from, y * width + to, color);
        }
    }

    private void line(Point2D from, Point2D to, int color) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        if (Math.max(from.getX(), to.getX()) < 0
                || Math.min(from.getX(), to.getX()) > width
                || Math.max(from.getY(), to.getY()) < 0
                || Math.min(from.getY(), to.getY()) > height) {
            return;
        }
        int steps = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? 0 : (double) i / steps;
            int x = (int) Math.round(from.getX() + dx * t);
            int y = (int) Math.round(from.getY() + dy * t);
            if (x >= 0 && x < width && y >= 0 && y < height) {
                pixels[y * width + x] = color;
            }
        }
    }

    private int argb(ColorToken token) {
        Color color = colors.get(token);
        return 0xff000000
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
