package org.lamina.runtime.data;

/// Grey images as bytes, one after the other, each row by row from the top.
public record Images(int count, int height, int width, byte[] pixels) {

    public Images {
        if ((long) count * height * width != pixels.length) {
            throw new IllegalArgumentException(pixels.length + " bytes for " + count + " images");
        }
    }

    public int pixelsPerImage() {
        return height * width;
    }

    /// Brightness from 0 to 255.
    public int pixel(int image, int at) {
        return pixels[image * pixelsPerImage() + at] & 0xff;
    }
}
