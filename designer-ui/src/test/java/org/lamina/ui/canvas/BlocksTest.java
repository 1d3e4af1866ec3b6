package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.theme.Theme;
import org.lamina.ui.model.Editor;
import org.lamina.ui.testkit.TestBench;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Blocks by real mouse and keys.
@ExtendWith(ApplicationExtension.class)
class BlocksTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage, lenet(), Theme.LIGHT);
    }

    private static GraphDocument lenet() {
        GraphDocument document = TestBench.lenet();
        Map<NodeId, Point> places = new HashMap<>();
        for (GraphNode node : document.network().nodes()) {
            places.put(node.id(), new Point(places.size() % 4 * 264, places.size() / 4 * 200));
        }
        return document.withLayout(new Layout(places));
    }

    private Editor editor() {
        return window.workbench.editor();
    }

    private GraphNode use() {
        return editor().project().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(GraphDocument document) {
        return document.network().nodes().stream().map(GraphNode::name).collect(Collectors.toSet());
    }

    private Point2D settledMiddleOf(String id) {
        window.settle();
        return window.middleOf(id);
    }

    @Test
    void groupOpenEditInsideGoBackRepeatAndUngroup(FxRobot robot) {
        window.settle();
        window.showAtActualSize();
        GraphDocument first = editor().project();

        robot.clickOn(window.middleOf("conv1"));
        robot.press(KeyCode.SHIFT).clickOn(window.middleOf("pool1")).release(KeyCode.SHIFT);
        robot.push(KeyCode.CONTROL, KeyCode.G);
        assertEquals(
                Set.of("input", "block1", "conv2", "pool2", "flatten", "dense1", "output"), names(editor().project()));
        assertEquals(Set.of(use().id()), editor().selection());
        long parameters = editor().projectAnalysis().total().parameters();

        robot.doubleClickOn(settledMiddleOf(use().id().value()));
        window.settle();
        assertEquals(Set.of("in1", "conv1", "pool1", "out1"), names(editor().document()));
        assertEquals(
                "used once", robot.lookup("#block-uses").queryAs(Label.class).getText());
        window.picture("block-open");

        CanvasStage.call(() ->
                editor().perform(new Edit.ChangeSpec(new NodeId("conv1"), ((Conv2d) conv1().spec()).withFilters(8))));
        assertTrue(editor().projectAnalysis().total().parameters() < parameters);
        assertEquals(
                "C8 H13 W13",
                editor().analysis()
                        .nodes()
                        .get(new NodeId("pool1"))
                        .output()
                        .orElseThrow()
                        .label());

        robot.push(KeyCode.ESCAPE);
        assertEquals(editor().project(), editor().document());
        assertFalse(robot.lookup("#block-path").query().isVisible());

        BlockUse spec = (BlockUse) use().spec();
        CanvasStage.call(() -> editor().perform(new Edit.ChangeSpec(use().id(), spec.withRepeat(2))));
        window.settle();
        window.picture("block-repeated");
        assertEquals(8 + 2, editor().projectAnalysis().layers());

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertEquals(List.of(), editor().project().blocks());
        assertEquals(10, editor().project().network().nodes().size());

        List<String> undone = new ArrayList<>();
        while (editor().undoableProperty().get()) {
            undone.add(editor().undoLabel().orElseThrow());
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
        assertEquals(List.of("edit.ungroup", "edit.change-layer", "edit.change-layer", "edit.group"), undone);
        assertEquals(first, editor().project());
    }

    private GraphNode conv1() {
        return editor().document().network().node(new NodeId("conv1")).orElseThrow();
    }

    @Test
    void theBreadcrumbLeadsBackFromABlockInABlock(FxRobot robot) {
        window.settle();
        window.showAtActualSize();
        CanvasStage.call(() -> editor().perform(new Edit.Group(ids("conv1", "pool1"), "inner")));
        CanvasStage.call(() -> editor().perform(new Edit.Group(Set.of(use().id(), new NodeId("conv2")), "outer")));
        NodeId outer = use().id();
        NodeId inner =
                editor().project().block(((BlockUse) use().spec()).block()).orElseThrow().network().nodes().stream()
                        .filter(node -> node.spec() instanceof BlockUse)
                        .findFirst()
                        .orElseThrow()
                        .id();
        CanvasStage.call(() -> editor().openAround(outer.inside(1, inner).inside(1, new NodeId("conv1"))));
        window.settle();
        assertEquals(
                "inner", robot.lookup("#block-here").queryAs(TextField.class).getText());
        assertEquals(
                outer.inside(1, inner).inside(1, new NodeId("conv1")),
                editor().openBlocks().layer(new NodeId("conv1")));

        robot.clickOn("#block-here")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("stem")
                .push(KeyCode.ENTER);
        window.settle();
        assertEquals(
                "stem", robot.lookup("#block-here").queryAs(TextField.class).getText());
        assertEquals(Set.of("stem", "outer"), blockNames());

        robot.clickOn("#block-path-1");
        window.settle();
        assertEquals(
                "outer", robot.lookup("#block-here").queryAs(TextField.class).getText());
        assertEquals(Set.of(inner), editor().selection());
        robot.clickOn("#block-path-0");
        assertTrue(editor().openBlocks().isEmpty());
        assertEquals(Set.of(outer), editor().selection());
    }

    @Test
    void whatFitsLiesBelowThePath(FxRobot robot) {
        window.settle();
        CanvasStage.call(() -> editor().perform(new Edit.MoveNodes(Map.of(new NodeId("pool1"), new Point(264, 4000)))));
        CanvasStage.call(() -> editor().perform(new Edit.Group(ids("conv1", "pool1"), "tall")));
        CanvasStage.call(() -> editor().openAround(use().id().inside(1, new NodeId("conv1"))));
        window.settle();
        assertTrue(gapBelowPath(robot) > 0, "when the block opens");

        robot.clickOn("#zoom-fit");
        window.settle();
        assertTrue(gapBelowPath(robot) > 0, "after Fit");
    }

    /// How far the first card of the open block lies below the path to it, in pixels.
    private double gapBelowPath(FxRobot robot) {
        double first = editor().document().network().nodes().stream()
                .mapToDouble(node -> window.canvas.scene().map().box(node.id()).y())
                .min()
                .orElseThrow();
        Node path = robot.lookup("#block-path").query();
        double end = path.localToParent(path.getLayoutBounds()).getMaxY();
        return window.canvas.viewport().toScreen(0, first).getY() - end;
    }

    private Set<String> blockNames() {
        return editor().project().blocks().stream().map(BlockDefinition::name).collect(Collectors.toSet());
    }

    private static Set<NodeId> ids(String... names) {
        return Set.of(names).stream().map(NodeId::new).collect(Collectors.toSet());
    }
}
