package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.PlaneColors;

/// What views say and draw are exact functions of the snapshot.
class ViewValuesTest {

    /// Two units of two by two.
    private static final Tensor SMALL = Tensor.of(new float[] {0, 1, -2, 0.5f, 0.25f, 0, 0, -0.125f}, 2, 2, 2);

    private static final Snapshot.Activations ACTIVATIONS = Snapshots.activations(Snapshots.seven(), SMALL);

    @Test
    void everyNumberOfAMosaicHasItsColour() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            assertColors(scene, 2, 2);
            assertEquals(
                    "test sample 0, label 7 · whole layer ±2 · iteration 1,041", scene.get(MosaicView::getCaption));
            scene.run(view -> view.rangeModeProperty().set(RangeMode.UNIT));
            assertColors(scene, 2, 0.25);
        }
    }

    @Test
    void hoveringNamesUnitPlaceAndValue() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            scene.run(view -> {
                AtlasPane atlas = atlas(view);
                GridPainter.Tile tile = atlas.tiles().tile(0);
                fire(atlas, MouseEvent.MOUSE_MOVED, tile.width() * 0.25, tile.height() * 0.75);
            });
            assertEquals("unit 0, row 1, column 0: −2", scene.get(MosaicView::getCaption));
            scene.run(view -> fire(atlas(view), MouseEvent.MOUSE_EXITED, 0, 0));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("test sample 0"));
        }
    }

    @Test
    void aSequenceIsHoveredByUnitAndStepBesideTheirNames() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(
                    Snapshots.activations(Snapshots.seven(), Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3))));
            scene.run(view -> fire(atlas(view), MouseEvent.MOUSE_MOVED, 2, 5));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("test sample 0"), "names are no values");
            scene.run(view -> {
                double tile = atlas(view).tiles().tile(0).width();
                double left = atlas(view).getChildrenUnmodifiable().getFirst().getLayoutX();
                fire(atlas(view), MouseEvent.MOUSE_MOVED, left + tile * 0.9, 5);
            });
            assertEquals("unit 0, step 2: 3", scene.get(MosaicView::getCaption));
        }
    }

    @Test
    void aNamedUnitIsHoveredByItsName() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> {
                view.setUnitNames(List.of("cat", "dog"));
                view.show(Snapshots.activations(Snapshots.seven(), Tensor.of(new float[] {1, 2}, 2)));
            });
            scene.run(view -> fire(atlas(view), MouseEvent.MOUSE_MOVED, 5, 5));
            assertEquals("unit cat: 1", scene.get(MosaicView::getCaption));
        }
    }

    @Test
    void aClickEnlargesAUnitAndEscapeGoesBack() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            scene.run(view -> fire(atlas(view), MouseEvent.MOUSE_CLICKED, 5, 5));
            assertTrue(scene.is(view -> !atlas(view).isVisible()));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("unit 0 · whole layer ±2"));
            scene.run(view -> press(detail(view), KeyCode.ESCAPE));
            assertTrue(scene.is(view -> atlas(view).isVisible()));
        }
    }

    @Test
    void theKeyboardChoosesEnlargesAndStepsThroughUnits() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            scene.run(view -> press(atlas(view), KeyCode.RIGHT));
            scene.run(view -> press(atlas(view), KeyCode.RIGHT));
            scene.run(view -> press(atlas(view), KeyCode.ENTER));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("unit 1 · "));
            scene.run(view -> press(detail(view), KeyCode.RIGHT));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("unit 0 · "));
            scene.run(view -> press(detail(view), KeyCode.LEFT));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("unit 1 · "));
        }
    }

    @Test
    void captionsFollowTheLanguage() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            scene.run(view -> view.context().messages().languageProperty().set(Locale.SIMPLIFIED_CHINESE));
            assertEquals("测试样本 0，标签 7 · 整层 ±2 · 第 1,041 次迭代", scene.get(MosaicView::getCaption));
            scene.run(view -> view.context().messages().languageProperty().set(Locale.ENGLISH));
            assertTrue(scene.get(MosaicView::getCaption).startsWith("test sample 0"));
        }
    }

    @Test
    void colourBlindSafeMapsAreTakenOverAtOnce() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            int before = pixel(scene, 0, 1);
            scene.run(view -> view.context().colorMaps().set(MapPalette.Choice.ALTERNATIVE));
            assertNotEquals(before, pixel(scene, 0, 1));
            assertColors(scene, 2, 2);
        }
    }

    @Test
    void valuesAreExportedExactly() {
        try (FxScene<MosaicView> scene = show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            List<String> lines = scene.get(view -> view.csv().lines().toList());
            assertEquals("unit,row,column,value", lines.getFirst());
            assertEquals("0,1,0,-2.0", lines.get(3));
            assertEquals("1,1,1,-0.125", lines.getLast());
            scene.run(view -> view.show(Snapshots.filters(2, 3)));
            assertEquals(
                    "filter,channel,row,column,value",
                    scene.get(view -> view.csv().lines().findFirst().orElse("")));
            assertEquals(1 + 2 * 3 * 9, scene.get(MosaicView::csv).lines().count());
        }
    }

    @Test
    void binsOfAHistogramReachFromEdgeToEdge() {
        Snapshot.Histogram histogram = Snapshots.histogram();
        assertEquals(-1.2, HistogramView.edge(histogram, 0), 1e-12);
        assertEquals(-1.12, HistogramView.edge(histogram, 1), 1e-12);
        assertEquals(2.8, HistogramView.edge(histogram, 50), 1e-12);
        try (FxScene<HistogramView> scene = show(HistogramView::new)) {
            scene.run(view -> view.show(histogram));
            assertTrue(scene.get(HistogramView::csv).contains("," + histogram.counts()[18] + "\n"));
        }
    }

    @Test
    void hoveringABarTellsItsRangeCountAndShare() {
        Snapshot.Histogram histogram = new Snapshot.Histogram(
                Snapshots.histogram().request(), 5, 0, 4, new long[] {10, 30, 0, 40}, 0, 1, 0, 0, 4);
        try (FxScene<HistogramView> scene = show(HistogramView::new)) {
            scene.run(view -> view.show(histogram));
            scene.run(view -> fire(pane(view), MouseEvent.MOUSE_MOVED, width(view) * 0.4, 20));
            assertEquals("1 to 2: 30 values (37.5%)", scene.get(HistogramView::getCaption));
        }
    }

    @Test
    void zerosHaveAGaugeOfTheirOwnBesideTheOtherValues() {
        Snapshot.Histogram histogram = new Snapshot.Histogram(
                Snapshots.histogram().request(), 5, 0, 4, new long[] {70, 10, 0, 20}, 0, 1, 0.6, 0, 4);
        try (FxScene<HistogramView> scene = show(HistogramView::new)) {
            scene.run(view -> view.show(histogram));
            scene.run(view -> fire(pane(view), MouseEvent.MOUSE_MOVED, 10, 20));
            assertEquals("60.0% of the values are exactly 0", scene.get(HistogramView::getCaption));
            scene.run(view -> fire(pane(view), MouseEvent.MOUSE_MOVED, 60, 20));
            assertEquals("0 to 1: 10 values (10.0%)", scene.get(HistogramView::getCaption));
        }
    }

    @Test
    void attentionNamesHeadQueryKeyAndWeight() {
        try (FxScene<AttentionView> scene = show(AttentionView::new)) {
            Snapshot.Attention attention = Snapshots.attention(1, List.of("a", "b"));
            scene.run(view -> view.show(attention));
            scene.run(view -> {
                Node chosen = pane(view);
                double x = chosen.getBoundsInLocal().getWidth();
                for (double at = x - 1; at > 0 && !view.getCaption().startsWith("head 1: query 0"); at--) {
                    fire(chosen, MouseEvent.MOUSE_MOVED, at, 40);
                }
            });
            // exp(0) / (exp(0) + exp(-0.4)) = 0.5987: query 0 looks at the last key.
            assertEquals(0.5987f, attention.weights().values()[1], 1e-4);
            assertEquals("head 1: query 0 “a” attends to key 1 “b” with 0.5987", scene.get(AttentionView::getCaption));
        }
    }

    /// A learned query is none of the tokens.
    @Test
    void attentionNamesTokensWhereTheStepsAreThose() {
        try (FxScene<AttentionView> scene = show(AttentionView::new)) {
            Snapshot.Attention full = Snapshots.attention(1, List.of("a", "b"));
            Snapshot.Attention pooling = new Snapshot.Attention(
                    full.request(), 1, full.sample(), new Tensor(new int[] {1, 1, 2}, new float[] {0.25f, 0.75f}));
            scene.run(view -> view.show(pooling));
            scene.run(view -> {
                Node chosen = pane(view);
                double x = chosen.getBoundsInLocal().getWidth();
                for (double at = x - 1; at > 0 && !view.getCaption().startsWith("head 1: query 0"); at--) {
                    fire(chosen, MouseEvent.MOUSE_MOVED, at, 40);
                }
            });
            assertEquals("head 1: query 0 attends to key 1 “b” with 0.75", scene.get(AttentionView::getCaption));
        }
    }

    @Test
    void theConfusionMatrixSpeaksInSentencesAndReportsClicks() {
        List<List<Integer>> clicked = new ArrayList<>();
        try (FxScene<ConfusionMatrixView> scene = show(ConfusionMatrixView::new)) {
            scene.run(view -> {
                view.show(Snapshots.evaluation(3), List.of("cat", "dog", "owl"));
                view.setOnCell((actual, predicted) -> clicked.add(List.of(actual, predicted)));
            });
            // Row 0 is 960, 3, 0.
            assertEquals(
                    "3 of 963 samples of class cat were taken for dog (0.3%). Click to list them.",
                    scene.get(view -> view.sentence(0, 1)));
            assertEquals(
                    "960 of 963 samples of class cat were recognised (99.7%).", scene.get(view -> view.sentence(0, 0)));
            scene.run(view -> {
                for (double at = 20; at < 200 && clicked.isEmpty(); at += 3) {
                    fire(pane(view), MouseEvent.MOUSE_CLICKED, at, at);
                }
            });
            assertEquals(List.of(0, 0), clicked.getFirst());
            // Cells are wider than high: the third column is at the right of a square as high as the matrix.
            clicked.clear();
            scene.run(view -> fire(pane(view), MouseEvent.MOUSE_CLICKED, 230, 30));
            assertEquals(List.of(List.of(0, 2)), clicked);
            assertTrue(scene.get(ConfusionMatrixView::csv).contains("cat,dog,3\n"));
        }
    }

    @Test
    void aPlaneInAWideViewIsAsHighAsTheView() {
        assertTrue(heightOfPlane(800) > heightOfPlane(420) + 20);
    }

    private static double heightOfPlane(double width) {
        try (FxScene<DecisionBoundaryView> scene =
                FxScene.showView(Theme.LIGHT, width, 220, Locale.ENGLISH, DecisionBoundaryView::new)) {
            scene.run(view -> view.show(Snapshots.boundary(40)));
            return scene.get(view -> pane(view).getLayoutBounds().getHeight());
        }
    }

    @Test
    void aPlaneTakesTheColourOfTheMostProbableClass() {
        Tensor values = Tensor.of(new float[] {1, 0.5f, 0, 0, 0, 0.5f, 1, 0.25f, 0, 0, 0, 0.75f}, 3, 2, 2);
        assertArrayEquals(new float[] {1, 0, 0}, PlaneColors.shares(values, 0, 0));
        assertArrayEquals(new float[] {0, 0.25f, 0.75f}, PlaneColors.shares(values, 1, 1));
        Tensor single = Tensor.of(new float[] {0.25f}, 1, 1, 1);
        assertArrayEquals(new float[] {0.75f, 0.25f}, PlaneColors.shares(single, 0, 0));
        PlaneColors colors = new PlaneColors(0xff000000, new int[] {0xff0000fe, 0xff00fe00});
        int sure = colors.color(new float[] {1, 0}) & 0xff;
        int unsure = colors.color(new float[] {0.6f, 0.4f}) & 0xff;
        assertTrue(sure > unsure && unsure > 0);
        assertEquals(0xff000000, colors.color(new float[] {Float.NaN, Float.NaN}));
    }

    @Test
    void predictionsAreExportedPerOutputUnitAndStep() {
        try (FxScene<ProbabilitiesView> scene = show(ProbabilitiesView::new)) {
            scene.run(view -> {
                view.setOutputs(List.of(new OutputWords("a", List.of("x", "y"), false)));
                view.show(Snapshots.prediction(
                        Snapshots.seven(), Tensor.of(new float[] {0.25f, 0.75f}, 2), Tensor.of(new float[] {3}, 1)));
            });
            assertEquals(
                    "output,unit,step,name,value\n0,0,0,x,0.25\n0,1,0,y,0.75\n1,0,0,0,3.0\n",
                    scene.get(ProbabilitiesView::csv));
        }
    }

    static <T extends SnapshotView> FxScene<T> show(Function<VisualContext, T> make) {
        return FxScene.showView(Theme.LIGHT, 420, 220, Locale.ENGLISH, make);
    }

    private static void assertColors(FxScene<MosaicView> scene, double firstBound, double secondBound) {
        MapPalette palette = scene.get(view -> view.context().palette());
        for (int index = 0; index < 8; index++) {
            double bound = index < 4 ? firstBound : secondBound;
            int expected = palette.signed(SMALL.values()[index], bound);
            assertEquals(expected, pixel(scene, index / 4, index % 4), "number " + index);
        }
    }

    /// The pixel in the middle of a number of a two by two grid.
    private static int pixel(FxScene<MosaicView> scene, int unit, int number) {
        return scene.get(view -> {
            AtlasPane atlas = atlas(view);
            GridPainter.Tile tile = atlas.tiles().tile(unit);
            int x = tile.x() + tile.width() * (1 + 2 * (number % 2)) / 4;
            int y = tile.y() + tile.height() * (1 + 2 * (number / 2)) / 4;
            return atlas.picture().pixels()[y * atlas.picture().width() + x];
        });
    }

    private static AtlasPane atlas(SnapshotView view) {
        return (AtlasPane) find(view, AtlasPane.class);
    }

    private static Node detail(SnapshotView view) {
        return find(view, NumberGridPane.class);
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Node pane(SnapshotView view) {
        return find(view, DrawnPane.class);
    }

    private static double width(SnapshotView view) {
        return pane(view).getBoundsInLocal().getWidth();
    }

    static Node find(Node node, Class<? extends Node> type) {
        if (type.isInstance(node)) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// @param x in the node's own coordinates, as `y`
    static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
        MouseEvent event = new MouseEvent(
                node,
                node,
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
        Event.fireEvent(node, event);
    }
}
