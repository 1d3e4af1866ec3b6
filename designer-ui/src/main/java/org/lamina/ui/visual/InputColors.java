package org.lamina.ui.visual;

import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;

/// How raw inputs are pictured: their numbers as ink, in the same colours as what layers make of them.
final class InputColors {

    private static final double LARGEST_PIXEL = 255;

    private InputColors() {}

    /// The grid of an input: the first channel of an image, `[F, T]` as it is, a vector as one row.
    static Maps grid(Tensor values) {
        return values.rank() > 1 ? Maps.ofActivations(values) : Maps.ofRow(values);
    }

    /// Pixels run from 0 to 255; the range of anything else is its own.
    static GridPainter.Coloring of(Tensor values, MapPalette palette) {
        double bound = values.rank() == 3 ? LARGEST_PIXEL : grid(values).bound();
        return value -> palette.signed(value, bound);
    }
}
