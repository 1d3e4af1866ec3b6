package org.lamina.ui.canvas.paint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Names come before pictures.
class FarViewTest {
    private static final double SCALE = 0.23;

    private FxScene<Pane> scene;
    private Inks inks;

    @BeforeEach
    void open() {
        scene = FxScene.show(Theme.LIGHT, 200, 100, colors -> {
            inks = new Inks(colors);
            return new Pane();
        });
        FxScene.call(() -> {
            inks.refresh();
            return inks;
        });
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private boolean hasPicture(String name, LayerSpec spec, double top) {
        NodeId id = new NodeId("n");
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(List.of(new GraphNode(id, name, spec)), List.of()))
                .withLayout(new Layout(Map.of(id, new Point(0, 0))));
        int picture = Inks.tinted(inks.of(spec.kind().category()), inks.of(ColorToken.CARD));
        return FxScene.call(() -> {
            Raster raster = new Raster(60, 40);
            new FarView(inks)
                    .draw(
                            raster,
                            CanvasMap.of(document),
                            new Facts(GraphChecker.check(document), new Wording(new Messages(Locale.ENGLISH))),
                            Set.of(),
                            new Viewport(SCALE, 2, top),
                            1);
            return Arrays.stream(raster.pixels()).anyMatch(pixel -> pixel == picture);
        });
    }

    @Test
    void ofLowCardsAllHaveTheirNamesHoweverTheyAreRounded() {
        assertFalse(hasPicture("norm", BatchNorm.KIND.defaults(), 2));
        assertFalse(hasPicture("norm", BatchNorm.KIND.defaults(), 2.55));
    }

    @Test
    void aNameOfTwoWordsTakesTheRoomOfThePicture() {
        assertTrue(hasPicture("dense", Dense.KIND.defaults(), 2));
        assertFalse(hasPicture("target words", Dense.KIND.defaults(), 2));
    }
}
