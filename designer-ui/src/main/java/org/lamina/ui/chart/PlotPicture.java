package org.lamina.ui.chart;

import java.nio.IntBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The picture of the curves, grid and marks, drawn in device pixels and shown in one image view.
final class PlotPicture {

    private static final double RAW_LINE = 1.2;
    private static final double STRONG_LINE = 1.8;
    private static final double GAP_MARK = 5;
    private static final double MARK = 4;

    private final ImageView view = new ImageView();
    private final ColumnCache columns = new ColumnCache();
    private CurveRaster raster = new CurveRaster(1, 1);
    private PixelBuffer<IntBuffer> buffer = bufferOf(raster);

    PlotPicture() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    /// What to draw, and how.
    record Content(
            Collection<Curve> curves,
            Set<String> hidden,
            List<ChartEvent> events,
            PlotWindow window,
            ChartColors colors) {}

    ImageView view() {
        return view;
    }

    CurveRaster raster() {
        return raster;
    }

    /// Makes the picture cover `width` by `height` at `renderScale` device pixels each.
    void resize(double width, double height, double renderScale) {
        int columns = Math.clamp(Math.round(width * renderScale), 1, 16_384);
        int rows = Math.clamp(Math.round(height * renderScale), 1, 16_384);
        if (columns != raster.width() || rows != raster.height()) {
            raster = new CurveRaster(columns, rows);
            buffer = bufferOf(raster);
            view.setImage(new WritableImage(buffer));
        }
        view.setFitWidth(columns / renderScale);
        view.setFitHeight(rows / renderScale);
    }

    void draw(Content content, List<Ticks.Tick> xTicks, List<Ticks.Tick> yTicks, double renderScale) {
        raster.clear();
        PlotWindow window = content.window;
        for (Ticks.Tick tick : yTicks) {
            raster.horizontal(pixel(1 - window.ys().fraction(tick.value()), raster.height()), content.colors.grid());
        }
        for (ChartEvent event : content.events) {
            if (event.kind().isLine()) {
                int dash = (int) Math.ceil(3 * renderScale);
                raster.vertical(column(event, window), content.colors.of(event.kind()), dash, dash);
            }
        }
        drawCurves(content, renderScale);
        for (ChartEvent event : content.events) {
            if (!event.kind().isLine()) {
                drawMark(column(event, window), content.colors.of(event.kind()), MARK * renderScale);
            }
        }
        buffer.updateBuffer(_ -> null);
    }

    private void drawCurves(Content content, double renderScale) {
        CurvePainter painter = new CurvePainter(raster, content.window.xs(), content.window.ys(), columns);
        columns.retain(content.curves.stream().map(Curve::series).collect(Collectors.toSet()));
        List<Curve> shown = content.curves.stream()
                .filter(curve -> !content.hidden.contains(curve.series().id()))
                .toList();
        for (Curve curve : shown) {
            if (isSmoothed(curve)) {
                int color = ChartColors.faint(content.colors.seriesColor(curve.colorIndex()));
                painter.draw(curve.series(), false, RAW_LINE * renderScale, color);
            }
        }
        for (Curve curve : shown) {
            int color = content.colors.seriesColor(curve.colorIndex());
            painter.draw(curve.series(), isSmoothed(curve), STRONG_LINE * renderScale, color);
            painter.drawGapMarks(curve.series(), GAP_MARK * renderScale, content.colors.error());
        }
    }

    private int column(ChartEvent event, PlotWindow window) {
        return pixel(window.xs().fraction(event.x()), raster.width());
    }

    /// A diamond at the upper edge.
    private void drawMark(int column, int argb, double radius) {
        int reach = (int) Math.ceil(radius);
        for (int i = -reach; i <= reach; i++) {
            double half = radius - Math.abs(i);
            if (half > 0 && column >= 0) {
                raster.span(column + i, radius - half, radius + half, argb);
            }
        }
    }

    private static boolean isSmoothed(Curve curve) {
        return curve.smoothed() && curve.series().smoothingWeight() > 0;
    }

    private static int pixel(double fraction, int length) {
        double position = Math.floor(fraction * length);
        return position >= -1 && position <= length ? (int) position : -1;
    }

    private static PixelBuffer<IntBuffer> bufferOf(CurveRaster raster) {
        return new PixelBuffer<>(
                raster.width(), raster.height(), IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
    }
}
