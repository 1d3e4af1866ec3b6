package org.lamina.ui.canvas.raster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes lines of text into rasters in one font family, at any size. Characters stand side by side as they are: no
/// kerning, no joined scripts. FX thread only.
public final class Lettering {
    /// Sizes in use at a time; while the view zooms, each frame has new ones.
    private static final int SIZES = 12;

    /// Sizes and places of characters are good to this part of a pixel.
    private static final int STEPS = 4;

    private static final int LATIN = 256;
    private static final String ELLIPSIS = "…";

    private final GlyphOutlines outlines;
    private final Map<Integer, Size> sizes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Size> eldest) {
            return size() > SIZES;
        }
    };

    public Lettering(String family) {
        outlines = new GlyphOutlines(family);
    }

    /// Writes a line.
    ///
    /// @param size of the font, in pixels
    public void write(Raster raster, String text, double x, double baseline, double size, int color) {
        Size glyphs = sizes.computeIfAbsent((int) Math.round(size * STEPS), Size::new);
        int line = (int) Math.round(baseline);
        double at = x;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            long steps = Math.round(at * STEPS);
            glyphs.glyph(character, (int) Math.floorMod(steps, (long) STEPS))
                    .paint(raster, (int) Math.floorDiv(steps, (long) STEPS), line, color);
            at += outlines.of(character).advance() * size;
            i += Character.charCount(character);
        }
    }

    /// How wide a line is.
    public double width(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += outlines.of(character).advance();
            i += Character.charCount(character);
        }
        return width * size;
    }

    /// The line itself where it fits, otherwise as much of it as fits with an ellipsis behind.
    public String fitting(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        double left = room - width(ELLIPSIS, size);
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            left -= outlines.of(character).advance() * size;
            if (left < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /// The line itself where it fits, otherwise as much of both its ends as fits with an ellipsis between.
    public String fittingEnds(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        double left = room - width(ELLIPSIS, size);
        int start = 0;
        int end = text.length();
        while (start < end) {
            boolean isFront = start <= text.length() - end;
            int character = isFront ? text.codePointAt(start) : text.codePointBefore(end);
            left -= outlines.of(character).advance() * size;
            if (left < 0) {
                break;
            }
            start += isFront ? Character.charCount(character) : 0;
            end -= isFront ? 0 : Character.charCount(character);
        }
        return text.substring(0, start) + ELLIPSIS + text.substring(end);
    }

    /// The characters at one size.
    private final class Size {
        private final double size;
        private final @Nullable Glyph[] latin = new Glyph[LATIN * STEPS];
        private final Map<Integer, Glyph> others = new HashMap<>();

        private Size(int steps) {
            size = (double) steps / STEPS;
        }

        private Glyph glyph(int character, int step) {
            int key = character * STEPS + step;
            if (character >= LATIN) {
                return others.computeIfAbsent(key, _ -> drawn(character, step));
            }
            Glyph known = latin[key];
            if (known == null) {
                known = drawn(character, step);
                latin[key] = known;
            }
            return known;
        }

        private Glyph drawn(int character, int step) {
            return Glyph.of(outlines.of(character).lines(), size, (double) step / STEPS);
        }
    }
}
