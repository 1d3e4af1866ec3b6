package org.lamina.ui.visual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.Snapshots;

/// Every view draws something in every theme and both languages; the pictures in `target/pictures` are for looking at.
class ViewPicturesTest {

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final List<String> CLOTHES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final List<String> POEM = List.of("床", "前", "明", "月", "光", "疑", "是", "地", "上", "霜");

    private record View(String name, double width, double height, Function<VisualContext, SnapshotView> make) {}

    private static final List<View> VIEWS = List.of(
            new View("mosaic", 640, 230, context -> {
                MosaicView view = new MosaicView(context);
                view.setClassNames(DIGITS);
                view.show(Snapshots.featureMaps(32));
                return view;
            }),
            new View("mosaic-enlarged", 900, 800, context -> {
                MosaicView view = new MosaicView(context);
                view.show(Snapshots.featureMaps(32));
                view.enlarge(3);
                return view;
            }),
            new View("mosaic-dense", 420, 200, context -> {
                MosaicView view = new MosaicView(context);
                float[] values = new float[64];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) Math.max(0, Math.sin(i * 1.7) * 2);
                }
                view.show(Snapshots.activations(Snapshots.seven(), Tensor.of(values, 64)));
                return view;
            }),
            new View("mosaic-sequence", 640, 230, context -> {
                MosaicView view = new MosaicView(context);
                float[] values = new float[16 * POEM.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) Math.sin(i * 1.7);
                }
                Sample poem = Snapshots.sample(List.of(), 0, POEM);
                view.show(Snapshots.activations(poem, Tensor.of(values, 16, POEM.size())));
                return view;
            }),
            new View("mosaic-output", 640, 230, context -> {
                MosaicView view = new MosaicView(context);
                view.setUnitNames(CLOTHES);
                float[] values = {0.01f, 0, 0.2f, 0, 0.05f, 0, 0.7f, 0, 0.04f, 0};
                view.show(Snapshots.activations(Snapshots.seven(), Tensor.of(values, 10)));
                return view;
            }),
            new View("filters", 640, 230, context -> {
                MosaicView view = new MosaicView(context);
                view.show(Snapshots.filters(64, 32));
                return view;
            }),
            new View("histogram", 420, 200, context -> {
                HistogramView view = new HistogramView(context);
                view.show(Snapshots.histogram());
                return view;
            }),
            new View("attention", 760, 330, context -> {
                AttentionView view = new AttentionView(context);
                view.show(Snapshots.attention(4, POEM));
                return view;
            }),
            new View("probabilities", 300, 240, context -> {
                ProbabilitiesView view = new ProbabilitiesView(context);
                view.setOutputs(List.of(new OutputWords("output", CLOTHES, false)));
                view.show(Snapshots.sevenRecognised());
                return view;
            }),
            new View("confusion", 620, 480, context -> {
                ConfusionMatrixView view = new ConfusionMatrixView(context);
                view.show(Snapshots.evaluation(10), CLOTHES);
                return view;
            }),
            new View("boundary", 420, 360, context -> {
                DecisionBoundaryView view = new DecisionBoundaryView(context);
                view.setPoints(Snapshots.spiral(240));
                view.show(Snapshots.boundary(60));
                return view;
            }),
            new View("sample", 320, 320, context -> {
                SampleView view = new SampleView(context);
                view.show(Snapshots.seven());
                return view;
            }),
            new View("tokens", 360, 120, context -> {
                TokensView view = new TokensView(context);
                view.show(Snapshots.attention(1, POEM).sample());
                view.mark(2);
                return view;
            }));

    static Stream<Arguments> everywhere() {
        return VIEWS.stream().flatMap(view -> Stream.of(Theme.values())
                .map(theme ->
                        Arguments.of(view, theme, theme == Theme.DARK ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void drawsItsContent(View view, Theme theme, Locale language) {
        try (FxScene<SnapshotView> scene =
                FxScene.showView(theme, view.width, view.height, language, view.make::apply)) {
            scene.run(SnapshotView::redrawNow);
            WritableImage picture = scene.picture(view.name + "-" + theme.id());
            scene.run(SnapshotView::dispose);
            Set<Integer> colors = new HashSet<>();
            for (int y = 30; y < picture.getHeight(); y += 2) {
                for (int x = 0; x < picture.getWidth(); x += 2) {
                    colors.add(picture.getPixelReader().getArgb(x, y));
                }
            }
            assertTrue(colors.size() > 4, "only " + colors.size() + " colours");
        }
    }

    @Test
    void everyViewSaysWhyItIsEmpty() {
        List<Function<VisualContext, SnapshotView>> all = List.of(
                MosaicView::new,
                HistogramView::new,
                AttentionView::new,
                ProbabilitiesView::new,
                ConfusionMatrixView::new,
                DecisionBoundaryView::new,
                SampleView::new,
                TokensView::new);
        for (Function<VisualContext, SnapshotView> make : all) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                try (FxScene<SnapshotView> scene = FxScene.showView(Theme.LIGHT, 420, 200, language, make)) {
                    String name = scene.control().getClass().getSimpleName();
                    assertTrue(scene.is(view -> view.lookup(".empty-text").isVisible()), name);
                    assertTrue(scene.get(view -> view.emptyTextProperty().get()).length() > 10, name);
                }
            }
        }
    }
}
