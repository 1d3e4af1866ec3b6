package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.ui.testkit.FxScene;

/// What was drawn layer by layer is found to repeat and becomes one card.
class RepeatsInTheWindowTest extends WithLenetOpen {
    private static GraphDocument drawn() {
        Sketch sketch =
                Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS)).chain("x", new VectorInput(8));
        for (int i = 1; i <= 4; i++) {
            sketch.chain("dense" + i, new Dense(8, Activation.IDENTITY), "relu" + i, new Activate(Activation.RELU));
        }
        return sketch.document();
    }

    private void find() {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("find repeats");
        shown.press(KeyCode.ENTER);
    }

    @Test
    void theBestOfferIsMadeABlockInOneStep() {
        shown.run(_ -> editor().open(drawn()));
        find();
        assertTrue(shown.isShown("#fold-0"));
        shown.press(KeyCode.ENTER);
        assertFalse(shown.isShown("#fold-0"));
        GraphNode use = project().network().nodes().getLast();
        assertEquals(4, ((BlockUse) use.spec()).repeat());
        assertEquals(Set.of(use.id()), FxScene.call(() -> editor().selection()));
        assertEquals(9, Expansion.flat(project()).nodes().size());
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(drawn(), project());
    }

    @Test
    void insideAnOpenBlockItFoldsWhatIsThere() {
        shown.run(_ -> editor().open(drawn()));
        Set<NodeId> all =
                drawn().network().nodes().stream().skip(1).map(GraphNode::id).collect(Collectors.toSet());
        shown.run(_ -> editor().perform(new Edit.Group(all, "all")));
        NodeId use = project().network().nodes().getLast().id();
        shown.run(_ -> editor().openBlock(use));
        find();
        shown.click("#fold-0");
        assertEquals(2, project().blocks().size());
        assertEquals(9, Expansion.flat(project()).nodes().size());
        assertEquals(3, shown.document().network().nodes().size());
    }

    @Test
    void whereNothingRepeatsItSaysSo() {
        find();
        assertFalse(shown.isShown("#fold-0"));
        assertTrue(shown.isShown(".toast"));
    }
}
