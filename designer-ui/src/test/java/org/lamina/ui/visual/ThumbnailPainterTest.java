package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Theme;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.PixelPicture;

class ThumbnailPainterTest {

    private static final int WIDTH = 136;
    private static final int HEIGHT = 34;

    private static final List<Snapshot> ALL = List.of(
            Snapshots.activations(Snapshots.seven(), Snapshots.seven().inputs().getFirst()),
            Snapshots.featureMaps(32),
            Snapshots.filters(64, 1),
            Snapshots.histogram(),
            Snapshots.attention(4, List.of("a", "b", "c", "d", "e", "f", "g", "h")),
            Snapshots.sevenRecognised(),
            Snapshots.boundary(40),
            Snapshots.activations(Snapshots.seven(), Tensor.of(new float[] {0, 1, -1, 2, 0.5f, -0.2f}, 6)),
            Snapshots.activations(Snapshots.seven(), Tensor.of(new float[] {0, 1, -1, 2, 0.5f, -0.2f}, 2, 3)));

    private record Painted(PixelPicture picture, int ground, int accent) {}

    @Test
    void everySnapshotHasAPicture() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            try (FxScene<FlowPane> scene = FxScene.show(theme, 460, 150, colors -> {
                ThumbnailPainter painter = new ThumbnailPainter(colors, MapPalette.Choice.STANDARD);
                FlowPane pane = new FlowPane(8, 8);
                for (Snapshot snapshot : ALL) {
                    PixelPicture picture = new PixelPicture(WIDTH, HEIGHT);
                    painter.paint(snapshot, picture, MapPalette.argb(colors.get(ColorToken.CATEGORY_DENSE)));
                    assertTrue(Arrays.stream(picture.pixels()).distinct().count() > 1, snapshot.toString());
                    pane.getChildren().add(new ImageView(picture.image()));
                }
                return pane;
            })) {
                scene.picture("thumbnails-" + theme.id());
            }
        }
    }

    @Test
    void theBarOfAProbabilityIsAsHighAsItsShare() {
        Painted painted =
                paint(Snapshots.prediction(Snapshots.seven(), Tensor.of(new float[] {0.25f, 0.75f, 0, 0}, 4)));
        // Padding is 2, so 30 rows stand for 1.
        assertEquals(Math.round(0.25 * 30), column(painted, 10));
        assertEquals(Math.round(0.75 * 30), column(painted, 2 + 33 + 8));
        assertEquals(0, column(painted, 2 + 66 + 8));
    }

    @Test
    void aSingleProbabilityShowsBothClasses() {
        Painted painted = paint(Snapshots.prediction(Snapshots.seven(), Tensor.of(new float[] {0.9f}, 1)));
        assertEquals(3, column(painted, 20));
        assertEquals(27, column(painted, 90));
    }

    @Test
    void mapsAreColouredByTheRangeOfTheLayer() {
        Painted painted = paint(Snapshots.activations(
                Snapshots.seven(), Tensor.of(new float[] {1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 0.5f}, 2, 2, 2)));
        assertNotEquals(
                painted.picture.pixels()[17 * WIDTH + 34], painted.picture.pixels()[17 * WIDTH + 102]);
    }

    @Test
    void isCheap() {
        FxScene.call(() -> {
            ThumbnailPainter painter = new ThumbnailPainter(new ThemeColors(), MapPalette.Choice.STANDARD);
            PixelPicture picture = new PixelPicture(2 * WIDTH, 2 * HEIGHT);
            Snapshot snapshot = Snapshots.featureMaps(32);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 300; i++) {
                long start = System.nanoTime();
                painter.paint(snapshot, picture, -1);
                best = Math.min(best, System.nanoTime() - start);
            }
            assertTrue(best < 1_000_000, "best of 300 took " + best / 1e6 + " ms");
            return picture;
        });
    }

    private static Painted paint(Snapshot snapshot) {
        try (FxScene<SampleView> scene = FxScene.showView(Theme.LIGHT, 100, 100, Locale.ENGLISH, SampleView::new)) {
            return scene.get(view -> {
                int accent = 0xff << 24 | 1;
                ThumbnailPainter painter = new ThumbnailPainter(view.context().theme(), MapPalette.Choice.STANDARD);
                PixelPicture picture = new PixelPicture(WIDTH, HEIGHT);
                painter.paint(snapshot, picture, accent);
                return new Painted(
                        picture, MapPalette.argb(view.context().theme().get(ColorToken.MAP)), accent);
            });
        }
    }

    private static long column(Painted painted, int x) {
        long height = 0;
        for (int y = 0; y < HEIGHT; y++) {
            height += painted.picture.pixels()[y * WIDTH + x] == painted.accent ? 1 : 0;
        }
        return height;
    }
}
