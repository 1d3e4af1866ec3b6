package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.ui.testkit.FxScene;

/// What the rest of the window does while a block is open or closed.
class BlocksInTheWindowTest extends WithLenetOpen {
    @BeforeEach
    void begin() {
        shown.run(_ -> editor().perform(new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1")), "stem")));
    }

    private NodeId use() {
        return project().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Set<String> shownNames() {
        return shown.document().network().nodes().stream().map(GraphNode::name).collect(Collectors.toSet());
    }

    @Test
    void theWholeProjectIsSavedAndJudgedWhileABlockIsOpen() throws Exception {
        Path file = folder.resolve("blocks.lamina");
        shown.files().choose(file);
        shown.run(_ -> editor().openBlock(use()));
        assertEquals("8", shown.text("#status-layers"));
        assertEquals("8", shown.text("#fact-layers"));
        shown.press(KeyCode.CONTROL, KeyCode.S);
        assertEquals(project(), ProjectCodec.read(file));
        assertEquals(7, ProjectCodec.read(file).network().nodes().size());
    }

    @Test
    void findingALayerInsideAClosedBlockOpensIt() {
        shown.press(KeyCode.CONTROL, KeyCode.F);
        shown.type("stem/pool1");
        shown.press(KeyCode.ENTER);
        assertEquals(Set.of("in1", "conv1", "pool1", "out1"), shownNames());
        assertEquals(Set.of(new NodeId("pool1")), FxScene.call(() -> editor().selection()));
    }

    @Test
    void aCopiedUseBringsItsBlockIntoAnotherProject() {
        shown.run(_ -> editor().select(Set.of(use())));
        shown.press(KeyCode.CONTROL, KeyCode.C);
        GraphDocument first = project();
        shown.run(_ -> editor().open(GraphDocument.EMPTY));
        shown.press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(
                first.blocks().getFirst().network(),
                project().blocks().getFirst().network());
        assertEquals(Set.of("stem"), shownNames());
    }

    @Test
    void aProblemInsideAClosedBlockIsFollowedIntoIt() {
        NodeId conv = new NodeId("conv1");
        shown.run(_ -> editor().perform(new Edit.InBlock(
                project().blocks().getFirst().id(), new Edit.ChangeSpec(conv, Dense.KIND.defaults()))));
        assertFalse(FxScene.call(() -> editor().projectAnalysis().isTrainable()));
        shown.run(_ -> editor().openBlock(use()));
        assertTrue(FxScene.call(() -> editor().analysis().findingsAt(conv)).stream()
                .anyMatch(finding -> finding.problem().isError()));
        shown.run(_ -> editor().closeBlocks(0));
        assertTrue(FxScene.call(() -> editor().analysis().findingsAt(use())).stream()
                .anyMatch(finding -> finding.problem().isError()));
    }

    @Test
    void anotherCopyOfARepeatedBlockIsLookedInto() {
        BlockUse spec = (BlockUse) project().network().node(use()).orElseThrow().spec();
        shown.run(_ -> editor().perform(new Edit.ChangeSpec(use(), spec.withRepeat(2))));
        shown.run(_ -> editor().openBlock(use()));
        shown.run(_ -> editor().select(Set.of(new NodeId("pool1"))));
        String first = shown.text("#fact-output");
        assertTrue(first.contains("H=13"), first);
        shown.click("#block-copy");
        shown.press(KeyCode.DOWN);
        shown.press(KeyCode.ENTER);
        assertTrue(shown.text("#fact-output").contains("H=5"), shown.text("#fact-output"));
        assertEquals(use().inside(2, new NodeId("pool1")), FxScene.call(() -> editor().openBlocks()
                .layer(new NodeId("pool1"))));
        shown.picture("second-copy");

        shown.run(_ -> editor().closeBlocks(0));
        shown.run(_ -> editor().openAround(use().inside(2, new NodeId("pool1"))));
        assertEquals(2, FxScene.call(() -> editor().openBlocks().copy()));
    }
}
