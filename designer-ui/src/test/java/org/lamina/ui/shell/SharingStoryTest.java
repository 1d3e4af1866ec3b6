package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.testkit.Twins;

/// The user lets blocks share their weights, and sees whose weights a block has.
class SharingStoryTest extends WithLenetOpen {
    @BeforeEach
    void begin() {
        VectorInput input = new VectorInput(3);
        GraphDocument twins = Twins.of(input, input, new Dense(4, Activation.TANH));
        shown.run(_ -> editor().open(twins));
        shown.await(() -> shown.isShown("#node-right"));
    }

    private boolean shares(NodeId use) {
        return project().network().node(use).orElseThrow().spec() instanceof BlockUse spec && spec.shared();
    }

    private void openMenu(NodeId... uses) {
        shown.run(_ -> shown.robot().lookup("#canvas").query().requestFocus());
        shown.run(_ -> editor().select(Set.of(uses)));
        shown.press(KeyCode.SHIFT, KeyCode.F10);
    }

    @Test
    void theMenuOfBlocksLetsThemShareAndStop() {
        openMenu(Twins.LEFT, Twins.RIGHT);
        shown.click("#canvas-menu-unshare");
        assertFalse(shares(Twins.LEFT) || shares(Twins.RIGHT));
        openMenu(Twins.LEFT, Twins.RIGHT);
        shown.click("#canvas-menu-share");
        assertTrue(shares(Twins.LEFT) && shares(Twins.RIGHT));
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertFalse(shares(Twins.LEFT) || shares(Twins.RIGHT), "one step");
        openMenu(Twins.LEFT, new NodeId("less"));
        assertFalse(shown.isShown("#canvas-menu-share"));
    }

    @Test
    void theInspectorSaysWhoseWeightsABlockAndTheLayersInsideHave() {
        shown.run(_ -> editor().select(Set.of(Twins.LEFT)));
        assertTrue(shown.text("#fact-parameters").startsWith("16 · "), shown.text("#fact-parameters"));
        shown.run(_ -> editor().select(Set.of(Twins.RIGHT)));
        assertEquals("shared with left", shown.text("#fact-parameters"));
        shown.picture("shared");
        shown.run(_ -> editor().openBlock(Twins.RIGHT));
        shown.run(_ -> editor().select(Set.of(new NodeId("l0"))));
        assertEquals("shared with left/l0", shown.text("#fact-parameters"));
    }
}
