package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layout.CardSize;
import org.lamina.ui.testkit.FxScene;

/// A well-known block is found, sized and put behind the selected layer.
class BundledBlocksTest extends WithLenetOpen {
    private void select(String id) {
        shown.run(_ -> editor().select(Set.of(new NodeId(id))));
    }

    private List<GraphNode> uses() {
        return shown.document().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .toList();
    }

    private int unitsInside() {
        return project().blocks().getFirst().network().nodes().stream()
                .filter(node -> node.spec() instanceof Dense)
                .map(node -> ((Dense) node.spec()).units())
                .findFirst()
                .orElseThrow();
    }

    private String toasts() {
        return shown.get(_ -> String.valueOf(shown.robot().lookup(".toast").queryAll().stream()
                .map(Node::getUserData)
                .toList()));
    }

    @Test
    void aBlockFromTheListFitsTheSelectedLayerAndStandsBehindIt() {
        GraphDocument before = shown.document();
        select("dense1");
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        shown.type("gated linear");
        shown.press(KeyCode.ENTER);

        NodeId use = uses().getFirst().id();
        assertEquals(((Dense) before.network().byId().get(new NodeId("dense1")).spec()).units(), unitsInside());
        assertTrue(shown.document().network().connections().stream()
                .map(Connection::source)
                .anyMatch(use::equals));
        assertEquals(List.of(new NodeId("dense1")), shown.document().network().inputsOf(use));
        assertEquals(Set.of(use), FxScene.call(() -> editor().selection()));
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, shown.document());
    }

    @Test
    void addedTwiceInOneSizeItIsDefinedOnce() {
        select("dense1");
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("gated linear");
        shown.press(KeyCode.ENTER);
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("gated linear");
        shown.press(KeyCode.ENTER);
        assertEquals(2, uses().size());
        assertEquals(1, project().blocks().size());
    }

    @Test
    void whereNothingIsSelectedItCoversNoOtherCard() {
        shown.run(_ -> editor().select(Set.of()));
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        shown.press(KeyCode.ENTER);
        GraphDocument document = shown.document();
        Rectangle2D added = card(document, uses().getFirst());
        assertTrue(document.network().nodes().stream()
                .filter(node -> !(node.spec() instanceof BlockUse))
                .noneMatch(node -> card(document, node).intersects(added)));
        assertEquals(5, unitsInside());
    }

    private static Rectangle2D card(GraphDocument document, GraphNode node) {
        Point at = document.layout().of(node.id());
        CardSize size = CardSize.of(node.spec());
        return new Rectangle2D(at.x(), at.y(), size.width(), size.height());
    }

    @Test
    void aBlockThatCannotReadTheSelectedLayerSaysSo() {
        GraphDocument before = shown.document();
        select("conv1");
        shown.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        shown.type("gated linear");
        shown.press(KeyCode.ENTER);
        assertEquals(before, shown.document());
        String said = toasts();
        assertTrue(said.contains("conv1"), said);
    }
}
