package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.StyleStates;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.PixelPicture;

/// What stands at padded steps is no number: it is grey, named, and counts for no range.
class PaddingInViewsTest {
    private static final Sample TEXT =
            Snapshots.sample(List.of(Tensor.of(new float[] {0, 0, 7}, 3)), 1, List.of("", "", "月"));

    /// Two units at three steps, the largest numbers at the first two, which are padding.
    private static final Snapshot.Activations ACTIVATIONS = new Snapshot.Activations(
            Snapshots.activations(TEXT, Tensor.of(new float[1], 1)).request(),
            4,
            TEXT,
            Tensor.of(new float[] {9, 8, 1, -9, -8, -2}, 2, 3),
            Set.of(0, 1));

    @Test
    void paddedStepsOfASequenceAreGreyAndOutsideOfTheRange() {
        try (FxScene<MosaicView> scene = ViewValuesTest.show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            assertEquals(
                    "test sample 0, label 1 · whole layer ±2 · iteration 4 · 2 steps of padding (grey)",
                    scene.get(MosaicView::getCaption));
            MapPalette palette = scene.get(view -> view.context().palette());
            assertEquals(palette.padding(), pixel(scene, 0.1, 0.2));
            assertEquals(palette.padding(), pixel(scene, 0.6, 0.9));
            assertEquals(palette.signed(1, 2), pixel(scene, 0.9, 0.2));
        }
    }

    @Test
    void pointingAtOneNamesItInsteadOfItsNumber() {
        try (FxScene<MosaicView> scene = ViewValuesTest.show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            scene.run(view -> {
                AtlasPane atlas = atlas(view);
                double left = atlas.getChildrenUnmodifiable().getFirst().getLayoutX();
                ViewValuesTest.fire(
                        atlas,
                        MouseEvent.MOUSE_MOVED,
                        left + atlas.tiles().tile(0).width() * 0.5,
                        5);
            });
            assertEquals("unit 0, step 1: padding", scene.get(MosaicView::getCaption));
        }
    }

    @Test
    void exportedValuesSayPadding() {
        try (FxScene<MosaicView> scene = ViewValuesTest.show(MosaicView::new)) {
            scene.run(view -> view.show(ACTIVATIONS));
            assertEquals(
                    "unit,step,value\n0,0,padding\n0,1,padding\n0,2,1.0\n1,0,padding\n1,1,padding\n1,2,-2.0\n",
                    scene.get(MosaicView::csv));
        }
    }

    @Test
    void attentionFromAndToPaddingHasNoWeight() {
        try (FxScene<AttentionView> scene = ViewValuesTest.show(AttentionView::new)) {
            Snapshot.Attention all = Snapshots.attention(1, List.of("", "a", "b"));
            Snapshot.Attention padded =
                    new Snapshot.Attention(all.request(), 3, all.sample(), all.weights(), Set.of(0), Set.of(0));
            scene.run(view -> view.show(padded));
            assertTrue(scene.get(AttentionView::getCaption).endsWith(" · 1 step of padding (grey)"));
            List<String> lines = scene.get(view -> view.csv().lines().toList());
            assertEquals("0,0,2,padding", lines.get(3));
            assertEquals("0,1,0,padding", lines.get(4));
            assertFalse(lines.get(5).endsWith("padding"));
            scene.run(view -> {
                Node chosen = ViewValuesTest.find(view, DrawnPane.class);
                for (double y = 20; y < 200 && !view.getCaption().startsWith("head 1: query 0"); y += 2) {
                    ViewValuesTest.fire(chosen, MouseEvent.MOUSE_MOVED, 60, y);
                }
            });
            assertTrue(scene.get(AttentionView::getCaption).endsWith(": padding"));
        }
    }

    @Test
    void theInputShowsPaddingInARowAsOne() {
        try (FxScene<TokensView> scene = ViewValuesTest.show(TokensView::new)) {
            scene.run(view -> view.show(TEXT, Set.of(0, 1)));
            assertEquals(
                    "test sample 0, label 1 · 1 token · 2 steps of padding (grey)", scene.get(TokensView::getCaption));
            List<Label> chips = scene.get(PaddingInViewsTest::chips);
            assertEquals(
                    List.of("padding × 2", "月"),
                    chips.stream().map(Label::getText).toList());
            assertTrue(chips.getFirst().getPseudoClassStates().contains(StyleStates.DIMMED));
            assertFalse(chips.getLast().getPseudoClassStates().contains(StyleStates.DIMMED));
        }
    }

    @Test
    void anAnswerAtPaddingIsNone() {
        try (FxScene<ProbabilitiesView> scene = ViewValuesTest.show(ProbabilitiesView::new)) {
            Snapshot.Prediction all = Snapshots.prediction(TEXT);
            Snapshot.OutputValues output = new Snapshot.OutputValues(
                    new NodeId("out"), 0, Tensor.of(new float[] {0.9f, 0.2f, 0.1f, 0.8f}, 2, 2), Set.of(0));
            scene.run(view -> {
                view.setOutputs(List.of(new OutputWords("out", List.of("x", "y"), false)));
                view.show(new Snapshot.Prediction(all.request(), 4, TEXT, List.of(output)));
            });
            List<String> rows =
                    scene.get(view -> rows(view).map(Node::getAccessibleText).toList());
            assertEquals("step 0: padding", rows.getFirst());
            assertTrue(scene.get(ProbabilitiesView::csv).contains("\n0,0,0,x,padding\n0,0,1,x,0.2\n"));
        }
    }

    /// Also where pixels are fewer than steps.
    @Test
    void cardsShowItGreyToo() {
        try (FxScene<MosaicView> scene = ViewValuesTest.show(MosaicView::new)) {
            MapPalette palette = scene.get(view -> view.context().palette());
            int[] pixels = scene.get(view -> {
                PixelPicture picture = new PixelPicture(2, 2);
                new ThumbnailPainter(view.context().theme(), MapPalette.Choice.STANDARD).paint(ACTIVATIONS, picture, 0);
                return picture.pixels();
            });
            assertEquals(palette.padding(), pixels[0]);
            assertEquals(palette.signed(1, 2), pixels[1]);
        }
    }

    /// As lines must be.
    @ParameterizedTest
    @EnumSource
    void greyIsTellableFromZero(Theme theme) {
        try (FxScene<MosaicView> scene = FxScene.showView(theme, 420, 220, Locale.ENGLISH, MosaicView::new)) {
            MapPalette palette = scene.get(view -> view.context().palette());
            int difference = Math.abs((palette.padding() & 0xff) - (palette.signed(0, 1) & 0xff));
            assertTrue(difference > 20, theme + " " + difference);
        }
    }

    /// @param x share of the width of the grid
    private static int pixel(FxScene<MosaicView> scene, double x, double y) {
        return scene.get(view -> {
            AtlasPane atlas = atlas(view);
            GridPainter.Tile tile = atlas.tiles().tile(0);
            int row = tile.y() + (int) (y * tile.height());
            return atlas.picture().pixels()[row * atlas.picture().width() + tile.x() + (int) (x * tile.width())];
        });
    }

    private static AtlasPane atlas(SnapshotView view) {
        return (AtlasPane) ViewValuesTest.find(view, AtlasPane.class);
    }

    private static List<Label> chips(TokensView view) {
        return content(view, FlowPane.class).getChildren().stream()
                .map(Label.class::cast)
                .toList();
    }

    private static Stream<Node> rows(ProbabilitiesView view) {
        return content(view, VBox.class).getChildren().stream();
    }

    private static <T> T content(SnapshotView view, Class<T> type) {
        return type.cast(((ScrollPane) ViewValuesTest.find(view, ScrollPane.class)).getContent());
    }
}
