package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.ui.testkit.FxScene;

/// The user freezes what is trained already, by mouse and by keys.
class FreezingStoryTest extends WithLenetOpen {
    private Set<String> frozen() {
        return project().network().nodes().stream()
                .filter(node -> node.learning().frozen())
                .map(GraphNode::name)
                .collect(Collectors.toSet());
    }

    private void select(String node) {
        shown.run(_ -> editor().select(Set.of(new NodeId(node))));
    }

    private void command(String words) {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type(words);
        shown.press(KeyCode.ENTER);
    }

    @Test
    void keysFreezeAllBeforeALayerAndUndoTakesItBack() {
        select("dense1");
        command("freeze all layers before");
        assertEquals(Set.of("conv1", "conv2"), frozen());
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(Set.of(), frozen());
    }

    @Test
    void theMenuOfACardFreezesItAndLetsItLearnAgain() {
        shown.await(() -> shown.isShown("#node-conv2"));
        shown.robot().rightClickOn("#node-conv2");
        shown.settle();
        shown.click("#canvas-menu-freeze");
        assertEquals(Set.of("conv2"), frozen());
        assertTrue(FxScene.call(() ->
                shown.robot().lookup("#node-conv2").query().getAccessibleText().contains("Frozen.")));
        shown.robot().rightClickOn("#node-conv2");
        shown.settle();
        shown.click("#canvas-menu-thaw");
        assertEquals(Set.of(), frozen());
    }
}
