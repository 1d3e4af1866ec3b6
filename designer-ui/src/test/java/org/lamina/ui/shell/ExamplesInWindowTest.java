package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.ui.testkit.TestBench;

/// The example of a layer kind is opened from its help, from the palette and from the search.
class ExamplesInWindowTest {
    @TempDir
    Path folder;

    private ShownWindow shown;

    @BeforeEach
    void open() {
        shown = ShownWindow.open(folder.resolve("recovery"));
        shown.openSample("broken");
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void explain(String node) {
        shown.run(window -> window.selectNode(node));
        shown.run(window -> window.choosePane("explain"));
    }

    private void assertExampleIsOpen() {
        assertEquals(TestBench.lenet().network(), shown.document().network());
        assertEquals(
                Set.of(new NodeId("conv2")),
                shown.get(_ -> shown.bench().editor().selection()));
    }

    @Test
    void explainOpensItWithALayerOfTheKind() {
        explain("conv1");
        shown.get(_ -> {
            shown.robot().lookup("#open-example").query().requestFocus();
            return true;
        });
        shown.press(KeyCode.SPACE);
        assertExampleIsOpen();
        assertTrue(shown.isShown("#open-example"));
    }

    @Test
    void unsavedChangesAreAskedAboutFirst() {
        explain("conv1");
        shown.run(_ -> shown.bench().editor().perform(new Edit.RemoveNodes(Set.of(new NodeId("dense1")))));
        shown.run(window -> window.selectNode("conv1"));
        shown.click("#open-example");
        assertFalse(TestBench.lenet().network().equals(shown.document().network()));
        shown.press(KeyCode.ESCAPE);
        assertFalse(TestBench.lenet().network().equals(shown.document().network()));
    }

    @Test
    void theMenuOfARowInThePaletteOpensIt() {
        shown.click("#palette-search");
        shown.type("conv2d");
        shown.robot().rightClickOn("#palette-conv2d");
        shown.settle();
        shown.click("Open an example");
        assertExampleIsOpen();
    }

    @Test
    void theMenuKeyOpensThatMenu() {
        shown.click("#palette-search");
        shown.type("conv2d");
        KeyEvent menu = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.CONTEXT_MENU, false, false, false, false);
        shown.run(_ -> Event.fireEvent(shown.robot().lookup("#palette-conv2d").query(), menu));
        shown.click("Open an example");
        assertExampleIsOpen();
    }

    @Test
    void theSearchFindsIt() {
        shown.run(window -> window.commands().get("help.commands").run());
        shown.type("example of conv");
        shown.press(KeyCode.ENTER);
        assertExampleIsOpen();
    }
}
