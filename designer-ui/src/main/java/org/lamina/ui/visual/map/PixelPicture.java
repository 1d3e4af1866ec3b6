package org.lamina.ui.visual.map;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A picture whose pixels are an integer array, premultiplied ARGB, that is written in place and then shown. FX thread
/// only.
public final class PixelPicture {

    private final int width;
    private final int height;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    public PixelPicture(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        this.buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        this.image = new WritableImage(buffer);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int[] pixels() {
        return pixels;
    }

    public WritableImage image() {
        return image;
    }

    public boolean hasSize(int otherWidth, int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }

    /// Shows what was written into the pixels.
    public void show() {
        buffer.updateBuffer(_ -> null);
    }

    /// Fills a rectangle with an opaque colour; parts outside are ignored.
    public void fill(int x, int y, int fillWidth, int fillHeight, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + fillWidth);
        for (int row = Math.max(0, y); row < Math.min(height, y + fillHeight); row++) {
            Arrays.fill(pixels, row * width + left, row * width + Math.max(left, right), argb);
        }
    }
}
