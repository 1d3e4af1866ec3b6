package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.ui.testkit.FxScene;

/// Blocks in the palette are found, dragged and dropped like layers.
class PaletteBlocksTest extends WithLenetOpen {
    private static final String ROW = "#palette-block-wide";

    private List<NodeId> uses() {
        return shown.document().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .map(GraphNode::id)
                .toList();
    }

    private void search(String words) {
        shown.click("#palette-search");
        shown.type(words);
    }

    @Test
    void theyAreShownWhenTheirCaptionIsPressedOrSomethingIsSearchedFor() {
        assertFalse(shown.isShown(ROW));
        FxScene.call(() -> {
            shown.robot().lookup("#palette-blocks").query().requestFocus();
            return true;
        });
        shown.press(KeyCode.ENTER);
        assertTrue(shown.isShown(ROW));
        shown.press(KeyCode.ENTER);
        assertFalse(shown.isShown(ROW));

        search("gated");
        assertTrue(shown.isShown(ROW));
        assertFalse(shown.isShown("#palette-dense"));
    }

    @Test
    void oneThatIsDroppedOnAConnectionFitsWhatFlowsThere() {
        GraphDocument before = shown.document();
        search("gated");
        shown.robot().drag(ROW).moveTo(between("#node-dense1", "#node-output")).drop();
        shown.settle();
        assertEquals(1, uses().size());
        assertEquals(List.of(new NodeId("dense1")), shown.document().network().inputsOf(uses().getFirst()));
        int units = ((Dense) before.network().byId().get(new NodeId("dense1")).spec()).units();
        assertTrue(project().blocks().getFirst().network().nodes().stream()
                .anyMatch(node -> node.spec() instanceof Dense dense && dense.units() == units));
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, shown.document());
    }

    @Test
    void oneThatCannotReadWhatFlowsThereSaysSo() {
        GraphDocument before = shown.document();
        search("gated");
        shown.robot().drag(ROW).moveTo(between("#node-conv1", "#node-pool1")).drop();
        shown.settle();
        assertEquals(before, shown.document());
        assertTrue(shown.isShown(".toast"));
    }

    private Point2D between(String one, String other) {
        return middle(one).midpoint(middle(other));
    }

    private Point2D middle(String query) {
        return FxScene.call(() -> {
            Node node = shown.robot().lookup(query).query();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    @Test
    void aBlockThatIsKeptStandsThereAtOnce() {
        shown.run(_ -> shown.bench()
                .editor()
                .perform(new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1")), "stem")));
        shown.run(_ -> editor().select(Set.of(uses().getFirst())));
        shown.run(window -> window.commands().get("network.keep-block").run());
        shown.press(KeyCode.ENTER);
        search("stem");
        assertTrue(shown.isShown("#palette-block-block-stem"));
        shown.press(KeyCode.ENTER);
        assertEquals(2, uses().size());
    }
}
