package org.lamina.ui.visual;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;
import org.lamina.ui.visual.map.PlaneColors;

/// Paints a snapshot small, for a node's card: up to 16 feature maps in two rows, a histogram, the first attention
/// heads, the class probabilities, or the plane as the layer sees it. Cheap enough for many cards in one frame. FX
/// thread only.
public final class ThumbnailPainter {

    private static final int MOST_MAPS = 16;
    private static final int ROWS = 2;
    private static final int MOST_HEADS = 4;

    private MapPalette palette;
    private PlaneColors plane;
    private int ground;

    public ThumbnailPainter(ThemeColors theme, MapPalette.Choice choice) {
        palette = MapPalette.of(theme, choice);
        plane = PlaneColors.of(theme);
        ground = MapPalette.argb(theme.get(ColorToken.MAP));
    }

    /// Takes over the colours after the theme or the choice changed.
    public void updateColors(ThemeColors theme, MapPalette.Choice choice) {
        palette = MapPalette.of(theme, choice);
        plane = PlaneColors.of(theme);
        ground = MapPalette.argb(theme.get(ColorToken.MAP));
    }

    /// Fills the picture; `accent` is the opaque colour of bars.
    public void paint(Snapshot snapshot, PixelPicture target, int accent) {
        Arrays.fill(target.pixels(), ground);
        switch (snapshot) {
            case Snapshot.Activations shown -> paintActivations(shown, target, accent);
            case Snapshot.Histogram shown -> paintBars(doubles(shown.countsWithoutZeros()), target, accent);
            case Snapshot.Filters shown -> paintMaps(Maps.ofFilters(shown.weights(), 0), target);
            case Snapshot.Attention shown ->
                paintHeads(
                        Maps.ofActivations(shown.weights()).withPadding(shown.paddedQueries(), shown.paddedKeys()),
                        target);
            case Snapshot.Prediction shown -> paintPrediction(shown, target, accent);
            case Snapshot.Plane shown -> paintPlane(shown, target);
        }
        target.show();
    }

    /// Only the ground, for a node without a picture.
    public void clear(PixelPicture target) {
        Arrays.fill(target.pixels(), ground);
        target.show();
    }

    private void paintActivations(Snapshot.Activations shown, PixelPicture target, int accent) {
        Tensor values = shown.values();
        if (values.rank() >= 3) {
            paintMaps(Maps.ofActivations(values), target);
        } else if (values.rank() == 2) {
            Maps maps = Maps.ofActivations(values).withPadding(Set.of(), shown.padding());
            GridPainter.Tile whole = new GridPainter.Tile(0, 0, target.width(), target.height());
            GridPainter.paint(target, maps, 0, palette.signed(maps.bound()), whole);
        } else {
            paintBars(doubles(values.values()), target, accent);
        }
    }

    private void paintMaps(Maps maps, PixelPicture target) {
        int shown = Math.min(maps.count(), MOST_MAPS);
        int rows = shown > 3 ? ROWS : 1;
        int columns = (shown + rows - 1) / rows;
        double bound = maps.bound();
        int gap = Math.max(1, target.height() / 24);
        double cellWidth = (target.width() - gap * (columns + 1.0)) / columns;
        double cellHeight = (target.height() - gap * (rows + 1.0)) / rows;
        double scale = Math.min(cellWidth / maps.width(), cellHeight / maps.height());
        int width = Math.max(1, (int) (maps.width() * scale));
        int height = Math.max(1, (int) (maps.height() * scale));
        for (int map = 0; map < shown; map++) {
            int x = (int) (gap + map % columns * (cellWidth + gap) + (cellWidth - width) / 2);
            int y = (int) (gap + map / columns * (cellHeight + gap) + (cellHeight - height) / 2);
            GridPainter.Tile tile = new GridPainter.Tile(x, y, width, height);
            GridPainter.paint(target, maps, map, value -> palette.signed(value, bound), tile);
        }
    }

    private void paintHeads(Maps maps, PixelPicture target) {
        int shown = Math.min(maps.count(), MOST_HEADS);
        int gap = Math.max(1, target.height() / 24);
        int side = Math.max(1, Math.min((target.width() - gap * (shown + 1)) / shown, target.height() - 2 * gap));
        int left = (target.width() - shown * side - (shown - 1) * gap) / 2;
        double top = maps.bound();
        for (int map = 0; map < shown; map++) {
            GridPainter.Tile tile =
                    new GridPainter.Tile(left + map * (side + gap), (target.height() - side) / 2, side, side);
            GridPainter.paint(target, maps, map, palette.share(top), tile);
        }
    }

    private void paintPrediction(Snapshot.Prediction prediction, PixelPicture target, int accent) {
        if (prediction.outputs().isEmpty()) {
            return;
        }
        Optional<Reconstruction> picture = Reconstruction.of(
                        prediction.sample(), prediction.outputs().getFirst())
                .filter(Reconstruction::isPicture);
        if (picture.isPresent()) {
            paintPicture(picture.get(), target);
            return;
        }
        Tensor values = prediction.outputs().getFirst().values();
        if (values.rank() > 1 && values.size(1) > 1) {
            Maps maps = Maps.ofActivations(values)
                    .withPadding(Set.of(), prediction.outputs().getFirst().padding());
            GridPainter.Tile whole = new GridPainter.Tile(0, 0, target.width(), target.height());
            GridPainter.paint(target, maps, 0, palette.share(1), whole);
        } else {
            float[] shares = values.values();
            paintBars(
                    shares.length == 1 ? new double[] {1 - shares[0], shares[0]} : doubles(shares), target, accent, 1);
        }
    }

    private void paintPicture(Reconstruction shown, PixelPicture target) {
        int side = Math.min(target.width(), target.height());
        GridPainter.Tile tile =
                new GridPainter.Tile((target.width() - side) / 2, (target.height() - side) / 2, side, side);
        GridPainter.paint(target, Maps.ofActivations(shown.given()), 0, shown.coloring(palette), tile);
    }

    /// Of an output the decision, of a hidden layer a picture of each unit.
    private void paintPlane(Snapshot.Plane shown, PixelPicture target) {
        if (!shown.isAnswer()) {
            paintMaps(Maps.ofActivations(shown.values()), target);
            return;
        }
        int side = Math.min(target.width(), target.height());
        int left = (target.width() - side) / 2;
        plane.paint(shown.values(), target, new GridPainter.Tile(left, (target.height() - side) / 2, side, side));
    }

    private void paintBars(double[] values, PixelPicture target, int accent) {
        double tallest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        paintBars(values, target, accent, tallest);
    }

    private static void paintBars(double[] values, PixelPicture target, int accent, double tallest) {
        boolean signed = Arrays.stream(values).anyMatch(value -> value < 0);
        int pad = Math.max(1, target.height() / 16);
        int room = target.height() - 2 * pad;
        int base = signed ? target.height() / 2 : target.height() - pad;
        double step = (target.width() - 2.0 * pad) / values.length;
        int width = Math.max(1, (int) Math.floor(step * 0.85));
        for (int i = 0; i < values.length; i++) {
            double share = tallest > 0 && Double.isFinite(values[i]) ? values[i] / tallest : 0;
            int bar = (int) Math.round(Math.abs(share) * (signed ? room / 2.0 : room));
            int x = (int) (pad + i * step);
            int shown = share == 0 ? 0 : Math.max(1, bar);
            target.fill(x, share < 0 ? base : base - shown, width, shown, accent);
        }
    }

    private static double[] doubles(long[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }
}
