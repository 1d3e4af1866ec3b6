package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.layer.BlockUse;

/// Blocks are kept in a folder beside the project, offered while it is open, renamed and deleted there.
class ProjectBlocksTest extends WithLenetOpen {
    private static final String ROW = "#palette-block-project-block-mine";

    @BeforeEach
    void begin() {
        shown.run(_ -> editor().perform(new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1")), "stem")));
        shown.run(_ -> editor().select(Set.of(use())));
    }

    private NodeId use() {
        return project().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Path file() {
        return folder.resolve("project").resolve("mine.lamina");
    }

    private void saveProject() throws Exception {
        Files.createDirectories(folder.resolve("project"));
        shown.files().choose(file());
        shown.press(KeyCode.CONTROL, KeyCode.S);
    }

    private List<String> names() {
        return BlockFolder.beside(file()).contents().blocks().stream()
                .map(BlockFolder.Kept::name)
                .toList();
    }

    private void command(String words) {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type(words);
        shown.press(KeyCode.ENTER);
    }

    private void name(String name) {
        shown.press(KeyCode.CONTROL, KeyCode.A);
        shown.type(name);
        shown.press(KeyCode.ENTER);
    }

    private void keep(String name) {
        command("blocks of this project");
        name(name);
    }

    @Test
    void aBlockIsKeptBesideTheProjectAndOfferedInThePalette() throws Exception {
        saveProject();
        keep("mine");
        assertEquals(List.of("mine"), names());
        assertTrue(
                Files.isRegularFile(folder.resolve("project").resolve("blocks").resolve("block-mine.json")));
        shown.click("#palette-search");
        shown.type("mine");
        assertTrue(shown.isShown(ROW));
        assertEquals("Blocks of this project", shown.text("#palette-shelf-library-project"));
        shown.picture("project-blocks");

        shown.run(_ -> editor().open(GraphDocument.EMPTY));
        shown.press(KeyCode.ENTER);
        assertEquals(1, project().blocks().size());
    }

    @Test
    void itIsRenamedAndDeletedInTheListOfBlocks() throws Exception {
        saveProject();
        keep("mine");
        command("add a block");
        shown.click("#rename-project-block-mine");
        name("ours");
        assertEquals(List.of("ours"), names());
        shown.click("#delete-project-block-mine");
        shown.click("#library-delete");
        assertEquals(List.of(), names());
    }

    @Test
    void anotherProjectHasOthers() throws Exception {
        saveProject();
        keep("mine");
        shown.openSample("lenet");
        shown.click("#palette-search");
        shown.type("mine");
        assertFalse(shown.isShown(ROW));
    }

    @Test
    void aProjectThatWasNeverSavedHasNoPlaceForThem() {
        command("blocks of this project");
        assertFalse(shown.isShown("#library-name"));
        shown.await(() -> shown.isShown(".toast"));
    }
}
