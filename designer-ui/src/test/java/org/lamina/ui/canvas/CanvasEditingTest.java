package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.ImageInput;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.Gesture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Edits by real mouse and keys.
@ExtendWith(ApplicationExtension.class)
class CanvasEditingTest {
    private static final NodeId INPUT = new NodeId("input");
    private static final NodeId DENSE = new NodeId("dense");
    private static final NodeId OUTPUT = new NodeId("output");

    private Stage stage;
    private CanvasStage window;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @BeforeEach
    void open() {
        show(Networks.clashing());
    }

    private void show(GraphDocument document) {
        window = CanvasStage.call(() -> new CanvasStage(stage, document, Theme.LIGHT));
        window.settle();
        window.showAtActualSize();
    }

    @Test
    void movesACardInStepsOfTheGridAndUndoes(FxRobot robot) {
        GraphDocument before = window.document();
        robot.drag(window.middleOf("dense"), MouseButton.PRIMARY)
                .dropTo(window.middleOf("dense").add(43, 150));
        window.settle();
        assertEquals(new Point(304, 152), window.document().layout().of(DENSE));
        assertEquals(before.network(), window.document().network());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, window.document());
    }

    @Test
    void cardsAndPortsAreFoundByTheirIds(FxRobot robot) {
        assertTrue(robot.lookup("#node-dense").query().isVisible());
        Point2D port = robot.lookup("#port-out-dense").query().localToScreen(5, 5);
        var box = window.canvas.scene().map().box(DENSE);
        assertEquals(window.at(box.maxX(), box.centerY()), port);
    }

    @Test
    void connectsPortToPort(FxRobot robot) {
        perform("n1", new Dense(3, org.lamina.graph.layer.Activation.RELU), 260, 260);
        robot.drag("#port-out-dense").dropTo("#port-in-n1");
        window.settle();
        assertTrue(window.document().network().connections().contains(Connection.of(DENSE, new NodeId("n1"))));
    }

    @Test
    void connectsByDroppingOnACard(FxRobot robot) {
        perform("n1", new Dropout(0.1), 260, 260);
        robot.drag("#port-out-input").dropTo(window.middleOf("n1"));
        window.settle();
        assertTrue(window.document().network().connections().contains(Connection.of(INPUT, new NodeId("n1"))));
    }

    @Test
    void saysWhyATargetIsRefused(FxRobot robot) {
        GraphDocument before = window.document();
        robot.drag("#port-out-dense").moveTo(window.middleOf("input"));
        window.settle();
        assertEquals(
                "input is an input of the network; no layer can be connected to it.",
                CanvasStage.call(() -> window.canvas.scene().previews().noteText()));
        robot.drop();
        window.settle();
        assertEquals(before, window.document());
        assertEquals("", CanvasStage.call(() -> window.canvas.scene().previews().noteText()));
    }

    @Test
    void pullingAtATakenInputMovesTheConnection(FxRobot robot) {
        perform("n1", new Dropout(0.1), 520, 260);
        robot.drag("#port-in-output").dropTo(window.middleOf("n1"));
        window.settle();
        assertEquals(
                Set.of(Connection.of(INPUT, DENSE), Connection.of(DENSE, new NodeId("n1"))),
                Set.copyOf(window.document().network().connections()));
    }

    @Test
    void escapeRestoresWhatWasDragged(FxRobot robot) {
        robot.drag(window.middleOf("dense"), MouseButton.PRIMARY).moveBy(90, 90);
        robot.push(KeyCode.ESCAPE);
        assertEquals(new Gesture.Idle(), window.canvas.input().gesture());
        robot.drop();
        window.settle();
        assertEquals(new Point(260, 0), window.document().layout().of(DENSE));
    }

    @Test
    void selectsWithARubberBand(FxRobot robot) {
        robot.drag(window.at(-20, -30), MouseButton.PRIMARY).dropTo(window.at(300, 150));
        assertEquals(Set.of(INPUT, DENSE), window.workbench.editor().selection());
    }

    @Test
    void shiftClickAddsToTheSelection(FxRobot robot) {
        robot.clickOn(window.middleOf("dense"));
        robot.press(KeyCode.SHIFT).clickOn(window.middleOf("output")).release(KeyCode.SHIFT);
        assertEquals(Set.of(DENSE, OUTPUT), window.workbench.editor().selection());
    }

    @Test
    void deletesASelectedConnection(FxRobot robot) {
        var middle =
                window.canvas.scene().map().link(Connection.of(INPUT, DENSE)).middle();
        robot.clickOn(window.at(middle.getX(), middle.getY())).push(KeyCode.DELETE);
        assertEquals(
                List.of(Connection.of(DENSE, OUTPUT)),
                window.document().network().connections());
    }

    @Test
    void deletesAndClosesTheGap(FxRobot robot) {
        robot.clickOn(window.middleOf("dense")).push(KeyCode.ALT, KeyCode.DELETE);
        assertEquals(
                List.of(Connection.of(INPUT, OUTPUT)),
                window.document().network().connections());
    }

    @Test
    void addsALayerWhereTheUserDoubleClicksAndTypes(FxRobot robot) {
        robot.doubleClickOn(window.at(300, 350)).write("lst").push(KeyCode.ENTER);
        window.settle();
        assertEquals(List.of("input", "dense", "output", "lstm1"), names());
    }

    @Test
    void tabAddsBehindTheSelectedNodeAndConnects(FxRobot robot) {
        robot.clickOn(window.middleOf("dense"))
                .push(KeyCode.TAB)
                .write("dropout")
                .push(KeyCode.ENTER);
        window.settle();
        NodeId added = idOf("drop1");
        assertEquals(
                Set.of(Connection.of(INPUT, DENSE), Connection.of(DENSE, added), Connection.of(added, OUTPUT)),
                Set.copyOf(window.document().network().connections()));
    }

    @Test
    void quickAddOffersFirstWhatCanStandThere(FxRobot robot) {
        show(Networks.lenet());
        robot.clickOn(window.middleOf("flatten")).push(KeyCode.TAB).push(KeyCode.ENTER);
        window.settle();
        assertTrue(names().contains("dense2"), () -> "Dense is the first that works on a vector, not " + names());
    }

    @Test
    void quickAddIsAsHighAsWhatItFound(FxRobot robot) {
        robot.doubleClickOn(window.at(300, 350));
        double all = robot.lookup("#quick-add").query().getLayoutBounds().getHeight();
        robot.write("lst");
        double one = robot.lookup("#quick-add").query().getLayoutBounds().getHeight();
        assertEquals(6 * 28, all - one);
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theHintHowToBeginGoesWithTheFirstLayer(FxRobot robot) {
        show(Networks.endsOnly());
        assertTrue(robot.lookup("#canvas-hint").query().isVisible());
        perform("n1", new Dropout(0.1), 260, 260);
        assertFalse(robot.lookup("#canvas-hint").query().isVisible());
    }

    @Test
    void theHintMakesWayForCards(FxRobot robot) {
        show(Networks.endsOnly());
        Node hint = robot.lookup("#canvas-hint").query();
        Bounds middle = hint.getBoundsInParent();
        Point2D under = window.canvas.viewport().toCanvas(middle.getMinX(), middle.getMinY());
        perform("another", new ImageInput(1, 28, 28), under.getX(), under.getY());
        assertTrue(hint.isVisible());
        assertFalse(middle.intersects(hint.getBoundsInParent()));
    }

    @Test
    void copiesAndPastesThroughTheSystemClipboard(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        assertTrue(CanvasStage.call(() -> Clipboard.getSystemClipboard().getString())
                .contains("lamina-fragment"));
        robot.push(KeyCode.CONTROL, KeyCode.V);
        window.settle();
        assertEquals(6, window.document().network().nodes().size());
        assertEquals(4, window.document().network().connections().size());
        assertEquals(3, window.workbench.editor().selection().size());
        robot.push(KeyCode.CONTROL, KeyCode.X);
        assertEquals(Networks.clashing(), window.document());
    }

    @Test
    void duplicatesBesideTheOriginal(FxRobot robot) {
        robot.clickOn(window.middleOf("dense")).push(KeyCode.CONTROL, KeyCode.D);
        assertEquals(new Point(260, 160), window.document().layout().of(idOf("dense1")));
    }

    @Test
    void pastesOverNoCard(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        robot.push(KeyCode.CONTROL, KeyCode.V).push(KeyCode.CONTROL, KeyCode.V);
        window.settle();
        Map<NodeId, CardBox> boxes = window.canvas.scene().map().boxes();
        assertEquals(9, boxes.size());
        boxes.forEach((id, box) ->
                assertEquals(List.of(id), window.canvas.scene().map().within(box.bounds())));
    }

    @Test
    void renamesInPlace(FxRobot robot) {
        robot.clickOn(window.middleOf("dense")).push(KeyCode.F2);
        assertTrue(robot.lookup("#rename-field").queryAs(TextField.class).isVisible());
        robot.push(KeyCode.CONTROL, KeyCode.A).write("hidden").push(KeyCode.ENTER);
        assertEquals(List.of("input", "hidden", "output"), names());
        robot.push(KeyCode.F2).write("nothing").push(KeyCode.ESCAPE);
        assertEquals(List.of("input", "hidden", "output"), names());
    }

    @Test
    void editsWithTheKeyboardAlone(FxRobot robot) {
        show(GraphDocument.EMPTY);
        robot.push(KeyCode.TAB).write("image").push(KeyCode.ENTER);
        robot.push(KeyCode.TAB).write("flatten").push(KeyCode.ENTER);
        robot.push(KeyCode.SLASH).write("output").push(KeyCode.ENTER);
        window.settle();
        assertEquals(3, window.document().network().nodes().size());
        assertEquals(2, window.document().network().connections().size());
        robot.push(KeyCode.E).push(KeyCode.DELETE);
        assertEquals(1, window.document().network().connections().size());
        robot.push(KeyCode.CONTROL, KeyCode.LEFT);
        robot.push(KeyCode.C).push(KeyCode.ENTER);
        assertEquals(2, window.document().network().connections().size());
        Point before = window.document().layout().of(selected());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        assertEquals(before.plus(0, 8), window.document().layout().of(selected()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, window.document().layout().of(selected()));
    }

    @Test
    void opensAMenuWithTheFixOfAProblem(FxRobot robot) {
        robot.rightClickOn(window.middleOf("dense"));
        robot.clickOn("Insert Flatten");
        window.settle();
        assertEquals(4, window.document().network().nodes().size());
        assertTrue(window.workbench.editor().analysis().findingsAt(DENSE).isEmpty());
    }

    @Test
    void zoomsAtThePointerAndFits(FxRobot robot) throws TimeoutException {
        Point2D still = window.at(100, 100);
        robot.moveTo(still).press(KeyCode.CONTROL).scroll(-2).release(KeyCode.CONTROL);
        window.settle();
        assertFalse(window.canvas.viewport().scale() == 1);
        assertEquals(0, window.at(100, 100).distance(still), 0.01);
        robot.clickOn("#zoom-fit");
        double fitted = CanvasStage.call(() -> {
            window.canvas.commands().fit();
            return 1.0;
        });
        assertEquals(1, fitted);
        waitFor(() -> window.canvas.viewport().scale() == 1);
    }

    @Test
    void theMinimapComesWhenSomethingIsOutOfSight(FxRobot robot) {
        assertFalse(robot.lookup("#minimap").query().isVisible());
        CanvasStage.call(() -> {
            window.canvas.setViewport(new Viewport(1, -200, 120));
            return true;
        });
        window.settle();
        assertTrue(robot.lookup("#minimap").query().isVisible());
    }

    private void perform(String id, org.lamina.graph.layer.LayerSpec spec, double x, double y) {
        CanvasStage.call(() -> window.workbench
                .editor()
                .perform(new org.lamina.graph.edit.Edit.AddNode(
                        new GraphNode(new NodeId(id), id, spec), new Point(x, y))));
        window.settle();
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition);
    }

    private NodeId selected() {
        return window.workbench.editor().selectedNode().orElseThrow().id();
    }

    private NodeId idOf(String name) {
        return window.document().network().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> names() {
        return window.document().network().nodes().stream().map(GraphNode::name).collect(Collectors.toList());
    }
}
