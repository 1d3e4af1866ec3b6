package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.theme.Theme;
import org.lamina.ui.model.Editor;
import org.lamina.ui.testkit.FxScene;

/// The open project is compared with a file: what has come, gone and changed is marked until Escape or Done.
class ComparedProjectsTest {
    @TempDir
    Path folder;

    private ShownWindow shown;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.openSample("lenet");
        file = folder.resolve("before.lamina");
        ProjectCodec.save(FxScene.call(() -> editor().project()), file);
        shown.files().choose(file);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private Editor editor() {
        return shown.bench().editor();
    }

    private void perform(Edit edit) {
        shown.run(_ -> assertTrue(editor().perform(edit).isEmpty()));
    }

    private void search(String command) {
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type(command);
        shown.press(KeyCode.ENTER);
    }

    /// The signs on the canvas, with what they say to who cannot see them.
    private List<String> signs() {
        shown.await(() -> !shown.robot().lookup(".compare-sign").queryAll().isEmpty());
        return FxScene.call(() -> shown.robot().lookup(".compare-sign").queryAllAs(Label.class).stream()
                .map(sign -> sign.getText() + " " + sign.getAccessibleText())
                .sorted()
                .toList());
    }

    private void change() {
        perform(new Edit.RemoveNodes(Set.of(new NodeId("pool1"))));
        perform(new Edit.ChangeSpec(new NodeId("dense1"), new Dense(77, Activation.RELU)));
    }

    @Test
    void whatHasGoneAndChangedIsMarkedUntilEscape() {
        change();
        search("Compare with…");
        assertTrue(shown.isShown("#compare-bar"));
        assertEquals("− 3 removed", shown.text("#compare-removed"));
        assertEquals("~ 1 changed", shown.text("#compare-changed"));
        assertEquals(List.of("~ ~ parameter dense1, Units: 64 → 77", "− Removed: only in the other project."), signs());
        shown.picture("compared-light");
        shown.press(KeyCode.ESCAPE);
        assertFalse(shown.isShown("#compare-bar"));
        shown.await(() -> shown.robot().lookup(".compare-sign").queryAll().isEmpty());
    }

    @Test
    void theDifferenceFollowsEdits() {
        search("Compare with…");
        assertTrue(shown.isShown("#compare-none"));
        change();
        assertEquals("~ 1 changed", shown.text("#compare-changed"));
        shown.run(_ -> {
            editor().undo();
            editor().undo();
        });
        assertTrue(shown.isShown("#compare-none"));
        shown.click("#compare-done");
        assertFalse(shown.isShown("#compare-bar"));
    }

    @Test
    void escapeEndsItWhereverTheKeysWereBefore() {
        shown.click("#palette-search");
        search("Compare with…");
        shown.press(KeyCode.ESCAPE);
        assertFalse(shown.isShown("#compare-bar"));
    }

    @Test
    void theListLeadsToTheLayer() {
        change();
        search("Compare with…");
        MenuButton list = shown.robot().lookup("#compare-list").queryAs(MenuButton.class);
        MenuItem units = list.getItems().stream()
                .filter(item -> item.getText().contains("dense1, Units"))
                .findFirst()
                .orElseThrow();
        shown.run(_ -> units.fire());
        assertEquals(Set.of(new NodeId("dense1")), FxScene.call(() -> editor().selection()));
    }

    @Test
    void enterOpensTheListAndArrowsChooseFromIt() {
        change();
        perform(new Edit.ChangeSpec(new NodeId("conv1"), new Dense(5, Activation.RELU)));
        search("Compare with…");
        shown.press(KeyCode.ENTER);
        MenuButton list = shown.robot().lookup("#compare-list").queryAs(MenuButton.class);
        assertTrue(list.isShowing());
        assertEquals("All differences: 5", list.getAccessibleText());
        assertTrue(list.getItems().stream().anyMatch(item -> item.getText().equals("~ layer conv1: Conv2D → Dense")));
        int steps = 1
                + list.getItems().stream()
                        .map(MenuItem::getText)
                        .toList()
                        .indexOf("~ parameter dense1, Units: 64 → 77");
        for (int i = 0; i < steps; i++) {
            shown.press(KeyCode.DOWN);
        }
        shown.press(KeyCode.ENTER);
        assertEquals(Set.of(new NodeId("dense1")), FxScene.call(() -> editor().selection()));
    }

    @Test
    void theSavedStateIsTheFileAndThenWhatIsSaved() {
        shown.run(window -> window.files().open(file));
        change();
        search("Compare with the saved state");
        assertTrue(shown.isShown("#compare-changed"));
        shown.press(KeyCode.CONTROL, KeyCode.S);
        assertTrue(shown.isShown("#compare-none"));
    }

    @Test
    void anotherProjectEndsTheComparison() {
        search("Compare with…");
        shown.run(window -> window.files().open(file));
        assertFalse(shown.isShown("#compare-bar"));
    }

    @Test
    void aFileThatIsNoProjectIsSaidToBeNone() throws Exception {
        Files.writeString(file, "hello");
        search("Compare with…");
        assertFalse(shown.isShown("#compare-bar"));
        assertTrue(shown.isShown("#trouble-ok"));
    }

    /// Frames, ghosts and counts are told apart without colours; the pictures are to be looked at.
    @Test
    void pictures() {
        change();
        perform(new Edit.Group(Set.of(new NodeId("conv2"), new NodeId("pool2")), "second"));
        search("Compare with…");
        shown.run(window -> window.themeProperty().set(Theme.DARK));
        shown.picture("compared-dark");
        shown.run(window -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        shown.picture("compared-zh");
        for (int i = 0; i < 9; i++) {
            shown.press(KeyCode.CONTROL, KeyCode.MINUS);
        }
        shown.await(() -> shown.robot().lookup(".compare-sign").queryAll().isEmpty());
        shown.picture("compared-far");
        assertTrue(shown.isShown("#compare-bar"));
    }
}
