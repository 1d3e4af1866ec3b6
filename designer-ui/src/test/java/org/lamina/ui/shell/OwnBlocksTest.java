package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.testkit.FxScene;

/// The user keeps a block for other projects, finds it there, renames and deletes it.
class OwnBlocksTest extends WithLenetOpen {
    @BeforeEach
    void begin() {
        shown.run(_ -> editor().perform(new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1")), "stem")));
        shown.run(_ -> editor().select(Set.of(use().id())));
    }

    private GraphNode use() {
        return project().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    private BlockFolder kept() {
        return new BlockFolder(folder.resolve("blocks"));
    }

    private List<String> names() {
        return kept().contents().blocks().stream().map(BlockFolder.Kept::name).toList();
    }

    /// Answers the question for a name with another one than is suggested.
    private void name(String name) {
        shown.press(KeyCode.CONTROL, KeyCode.A);
        shown.type(name);
        shown.press(KeyCode.ENTER);
    }

    private void keep(String name) {
        command("save to my blocks");
        name(name);
    }

    private void command(String words) {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type(words);
        shown.press(KeyCode.ENTER);
    }

    private List<String> listed() {
        return shown.get(_ -> shown.robot().lookup(".dialog-sheet .sample-card").queryAll().stream()
                .filter(Node::isVisible)
                .map(Node::getAccessibleText)
                .toList());
    }

    @Test
    void aBlockIsKeptUnderAnotherNameAndAddedToAnotherProject() {
        BlockDefinition drawn = project().blocks().getFirst();
        keep("my stem");
        assertEquals(List.of("my stem"), names());

        shown.run(_ -> editor().open(GraphDocument.EMPTY));
        command("add my stem");
        assertEquals("my stem", use().name());
        assertEquals(drawn.network(), project().blocks().getFirst().network());
        assertEquals(Set.of(use().id()), FxScene.call(() -> editor().selection()));
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(GraphDocument.EMPTY, project());
    }

    @Test
    void theMenuOfTheCardKeepsItToo() {
        shown.await(() -> shown.isShown("#node-" + use().id()));
        shown.robot().rightClickOn("#node-" + use().id());
        shown.settle();
        shown.click("#canvas-menu-keep-block");
        shown.press(KeyCode.ENTER);
        assertEquals(List.of("stem"), names());
    }

    @Test
    void aNameThatIsTakenIsReplacedOnlyWhenAsked() {
        keep("mine");
        String first = text();
        shown.run(_ -> editor().perform(new Edit.InBlock(
                project().blocks().getFirst().id(), new Edit.Rename(new NodeId("pool1"), "smaller"))));
        keep("mine");
        shown.press(KeyCode.ESCAPE);
        assertEquals(first, text());
        keep("mine");
        shown.click("#library-replace");
        assertTrue(text().contains("smaller"), text());
        assertEquals(List.of("mine"), names());
    }

    private String text() {
        try {
            return Files.readString(kept().path().resolve("block-mine.json"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ownBlocksAreListedFirstAndRenamedAndDeletedThere() {
        keep("mine");
        command("add a block");
        assertEquals("mine", listed().getFirst());
        assertTrue(listed().size() > 1);

        shown.click("#rename-block-mine");
        name("ours");
        assertEquals("ours", listed().getFirst());
        assertEquals(List.of("ours"), names());

        shown.click("#delete-block-mine");
        shown.press(KeyCode.ESCAPE);
        assertEquals(List.of("ours"), names());
        shown.click("#delete-block-mine");
        shown.click("#library-delete");
        assertEquals(List.of(), names());
        assertFalse(listed().contains("ours"));
        assertEquals(1, project().blocks().size());
    }

    @Test
    void twoBlocksCannotHaveOneName() {
        keep("mine");
        keep("ours");
        command("add a block");
        shown.click("#rename-block-mine");
        name("ours");
        assertTrue(shown.isShown("#library-rename"));
        assertEquals(List.of("mine", "ours"), names());
    }

    @Test
    void aDamagedFileIsNamedAboveTheOthers() throws Exception {
        keep("mine");
        Files.writeString(kept().path().resolve("torn.json"), "{\"format\": \"lamina-fragment\",");
        command("add a block");
        assertEquals("mine", listed().getFirst());
        String warnings = shown.get(_ -> shown.robot().lookup(".warning-text").queryAll().stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .toList()
                .toString());
        assertTrue(warnings.contains("torn.json") && warnings.contains("JSON"), warnings);
    }

    @Test
    void onlyASelectedBlockCanBeKept() {
        assertTrue(canKeep());
        shown.run(_ -> editor().select(Set.of(new NodeId("dense1"))));
        assertFalse(canKeep());
    }

    private boolean canKeep() {
        return shown.get(window -> window.commands().get("network.keep-block").isEnabled());
    }
}
