package org.lamina.ui.canvas.paint;

import java.util.Set;
import javafx.scene.Node;
import org.lamina.graph.NodeId;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.RasterView;

/// The lowest layer of the canvas, painted pixel by pixel: from near what lies under the cards, from far everything.
public final class Ground {
    private final RasterView pixels = new RasterView();
    private final Inks inks;
    private final NearView near;
    private final FarView far;

    public Ground(ThemeColors colors) {
        inks = new Inks(colors);
        near = new NearView(inks);
        far = new FarView(inks);
    }

    public Node view() {
        return pixels.view();
    }

    public void resize(double width, double height) {
        pixels.resize(width, height);
    }

    public void drawNear(NearView.Picture picture, Viewport viewport) {
        inks.refresh();
        double density = pixels.density();
        near.draw(pixels.next(), picture, inPixels(viewport, density), density);
        pixels.show();
    }

    public void drawFar(CanvasMap map, Facts facts, Set<NodeId> selection, Viewport viewport) {
        inks.refresh();
        double density = pixels.density();
        far.draw(pixels.next(), map, facts, selection, inPixels(viewport, density), density);
        pixels.show();
    }

    /// Whole pixels, as the cards are moved by.
    private static Viewport inPixels(Viewport viewport, double density) {
        return new Viewport(
                viewport.scale() * density,
                Math.round(viewport.offsetX()) * density,
                Math.round(viewport.offsetY()) * density);
    }
}
