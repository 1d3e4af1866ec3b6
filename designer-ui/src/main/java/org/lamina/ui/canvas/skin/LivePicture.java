package org.lamina.ui.canvas.skin;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Category;
import org.lamina.graph.run.Snapshot;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.visual.ThumbnailPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.PixelPicture;

/// A picture of a snapshot on a card, painted by the painter that all cards share.
public final class LivePicture implements NodePicture {
    private final PixelPicture pixels = new PixelPicture((int) CardSize.PICTURE_WIDTH, (int) CardSize.PICTURE_HEIGHT);
    private final ImageView view = new ImageView(pixels.image());
    private final ThumbnailPainter painter;
    private final ThemeColors colors;
    private @Nullable Drawn drawn;

    private record Drawn(NodeId node, Category category, Snapshot snapshot) {}

    public LivePicture(ThumbnailPainter painter, ThemeColors colors) {
        this.painter = painter;
        this.colors = colors;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void draw(NodeId node, Category category, Snapshot snapshot) {
        Optional<Snapshot> own = ownPart(node, snapshot);
        drawn = own.map(part -> new Drawn(node, category, part)).orElse(null);
        redraw();
    }

    /// Of a prediction, which tells of all outputs, only that of the node.
    private static Optional<Snapshot> ownPart(NodeId node, Snapshot snapshot) {
        if (!(snapshot instanceof Snapshot.Prediction all)) {
            return Optional.of(snapshot);
        }
        return all.outputs().stream()
                .filter(output -> output.node().equals(node))
                .findFirst()
                .map(output -> new Snapshot.Prediction(all.request(), all.iteration(), all.sample(), List.of(output)));
    }

    @Override
    public void paint(Raster raster, Point2D from, Point2D to) {
        if (drawn != null) {
            raster.picture(
                    pixels.pixels(), pixels.width(), new Raster.Box(from.getX(), from.getY(), to.getX(), to.getY()));
        }
    }

    @Override
    public void clear() {
        drawn = null;
    }

    @Override
    public void redraw() {
        if (drawn != null) {
            ColorToken accent =
                    ColorToken.valueOf("CATEGORY_" + drawn.category().name());
            painter.paint(drawn.snapshot(), pixels, MapPalette.argb(colors.get(accent)));
        }
    }
}
