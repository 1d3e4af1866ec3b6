package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Finding;
import org.lamina.graph.layer.Dropout;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The canvas keeps in sight what an edit made or pushed away, wherever the edit came from.
@ExtendWith(ApplicationExtension.class)
class FollowingEditsTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void aFixThatPushesACardOutOfSightKeepsItInSight() throws TimeoutException {
        CanvasStage window = show(Networks.clashing(), new Viewport(1.6, 20, 200));
        assertEquals(List.of(), outOfSight(window));
        Finding finding = window.workbench.editor().analysis().findings().stream()
                .filter(found -> found.problem().isAt(new NodeId("dense")))
                .findFirst()
                .orElseThrow();
        CanvasStage.call(() ->
                window.workbench.editor().perform(finding.fixes().getFirst().edit()));
        assertEquals(4, window.document().network().nodes().size());
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> outOfSight(window).isEmpty());
        window.settle();
        window.picture("followed-fix");
        CanvasStage.call(() -> {
            window.workbench.editor().undo();
            return true;
        });
        window.settle();
        assertEquals(List.of(), outOfSight(window));
    }

    @Test
    void theViewStaysWhereTheFixChangesNothingOutOfSight() {
        CanvasStage window = show(Networks.clashing(), new Viewport(0.8, 20, 200));
        CanvasStage.call(() -> window.workbench
                .editor()
                .perform(window.workbench
                        .editor()
                        .analysis()
                        .findings()
                        .getFirst()
                        .fixes()
                        .getFirst()
                        .edit()));
        window.settle();
        assertEquals(new Viewport(0.8, 20, 200), window.canvas.viewport());
    }

    @Test
    void aLayerAddedIntoAConnectionKeepsTheNextOnesInSight() throws TimeoutException {
        CanvasStage window = show(Networks.residual(), new Viewport(1.2, 20, 200));
        CanvasStage.call(() -> {
            window.canvas.scene().select(Connection.of(new NodeId("conv1"), new NodeId("conv2")));
            window.canvas.commands().add(new Dropout(0.5));
            return true;
        });
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> outOfSight(window).isEmpty());
        assertEquals(5, window.document().network().nodes().size());
    }

    private CanvasStage show(GraphDocument document, Viewport viewport) {
        CanvasStage window = CanvasStage.call(() -> new CanvasStage(stage, document, Theme.LIGHT));
        window.settle();
        CanvasStage.call(() -> {
            window.canvas.setViewport(viewport);
            return true;
        });
        window.settle();
        return window;
    }

    private static List<NodeId> outOfSight(CanvasStage window) {
        return CanvasStage.call(() -> {
            CanvasMap map = window.canvas.scene().map();
            var seen = window.canvas.viewport().visible(window.canvas.getWidth(), window.canvas.getHeight());
            return map.boxes().keySet().stream()
                    .filter(id -> !seen.contains(map.box(id).bounds()))
                    .toList();
        });
    }
}
