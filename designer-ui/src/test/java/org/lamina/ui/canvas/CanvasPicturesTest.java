package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.skin.NodeCard;
import org.lamina.ui.canvas.skin.Overlay;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Renders networks in every theme, to be looked at in `target/pictures`.
@ExtendWith(ApplicationExtension.class)
class CanvasPicturesTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void showsEveryLayerOfLenet(Theme theme) {
        CanvasStage window = open(Networks.lenet(), theme);
        CanvasStage.call(() -> {
            window.workbench.editor().select(java.util.Set.of(new NodeId("conv1")));
            return true;
        });
        window.settle();
        assertEquals(9, window.canvas.scene().liveCards());
        window.picture("lenet-" + theme.id());
    }

    @Test
    void showsAProblemAtItsNode() {
        CanvasStage window = open(Networks.clashing(), Theme.LIGHT);
        assertEquals(
                1,
                stage.getScene().getRoot().lookupAll(".problem-badge").stream()
                        .filter(javafx.scene.Node::isVisible)
                        .count());
        window.picture("clash");
    }

    @Test
    void drawsManyLayersFromAfar() {
        CanvasStage window = open(Networks.rows(1000), Theme.DARK);
        assertEquals(0, window.canvas.scene().liveCards());
        window.picture("thousand");
    }

    @Test
    void bendsASkipAroundTheCardsInItsWay() {
        CanvasStage window = open(Networks.residual(), Theme.LIGHT);
        window.picture("residual");
        var map = window.canvas.scene().map();
        var skip = map.link(org.lamina.graph.Connection.of(new NodeId("input"), new NodeId("add")));
        assertEquals(false, skip.pieces().stream().anyMatch(piece -> piece.crosses(map.box(new NodeId("conv1")))));
    }

    @Test
    void saysWhatToDoOnAnEmptyCanvas() {
        CanvasStage window = open(GraphDocument.EMPTY, Theme.LIGHT);
        assertEquals(true, stage.getScene().lookup("#canvas-hint").isVisible());
        window.picture("empty");
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void showsWhatFlowsThroughTheCards(Theme theme) {
        CanvasStage window = open(Networks.lenet(), theme);
        CanvasStage.call(() -> window.workbench.runs().open(TrainingRequest.of(window.document(), 1)));
        TrainingFeed feed = window.workbench.runs().session().orElseThrow().feed();
        assertEquals(7, feed.openSlots().size());
        feed.openSlots().forEach(slot -> slot.offer(Snapshots.of(slot.request())));
        window.settle();
        assertEquals(
                7,
                stage.getScene().getRoot().lookupAll(".image-view").stream()
                        .filter(view -> view.isVisible() && view.getParent() instanceof NodeCard)
                        .count());
        window.picture("live-" + theme.id());
    }

    @Test
    void tellsParametersInsteadOfPictures() {
        CanvasStage window = open(Networks.lenet(), Theme.LIGHT);
        CanvasStage.call(() -> {
            window.canvas.overlayProperty().set(Overlay.PARAMETERS);
            window.workbench.messages().languageProperty().set(Locale.SIMPLIFIED_CHINESE);
            return true;
        });
        window.settle();
        assertTrue(stage.getScene().getRoot().lookupAll(".node-shape").stream()
                .anyMatch(label -> ((Labeled) label).getText().startsWith("102,464")));
        window.picture("parameters-zh");
    }

    private CanvasStage open(GraphDocument document, Theme theme) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, document, theme));
        window.settle();
        return window;
    }
}
