package org.lamina.ui.canvas.raster;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Shows a raster, as sharp as the screen can. FX thread only.
///
/// There are two: JavaFX may still read the one shown last while the next one is painted.
public final class RasterView {
    private final ImageView view = new ImageView();
    private double width;
    private double height;
    private double density;
    private @Nullable Sheet hidden;
    private @Nullable Sheet shown;

    private record Sheet(Raster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Sheet of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Sheet(new Raster(width, height, pixels), buffer, new WritableImage(buffer));
        }
    }

    public RasterView() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    public ImageView view() {
        return view;
    }

    public void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
    }

    /// Pixels of the screen per unit of the scene.
    public double density() {
        return view.getScene() == null || view.getScene().getWindow() == null
                ? 1
                : view.getScene().getWindow().getRenderScaleX();
    }

    /// What to paint the next picture into; it holds an old one. [#show] shows it.
    public Raster next() {
        double wanted = density();
        int columns = Math.max(1, (int) Math.ceil(width * wanted));
        int rows = Math.max(1, (int) Math.ceil(height * wanted));
        Sheet sheet = hidden;
        if (sheet == null || sheet.raster.width() != columns || sheet.raster.height() != rows || wanted != density) {
            density = wanted;
            sheet = Sheet.of(columns, rows);
            hidden = sheet;
            shown = null;
        }
        return sheet.raster;
    }

    /// Shows what was painted into [#next].
    public void show() {
        Sheet sheet = hidden;
        if (sheet == null) {
            throw new IllegalStateException("Nothing was painted");
        }
        sheet.buffer.updateBuffer(_ -> null);
        view.setImage(sheet.image);
        view.setFitWidth(sheet.raster.width() / density);
        view.setFitHeight(sheet.raster.height() / density);
        hidden = shown == null ? Sheet.of(sheet.raster.width(), sheet.raster.height()) : shown;
        shown = sheet;
    }
}
