package org.lamina.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// Parameters are exposed where they are, named, and set where the block is used.
class ExposedParametersTest {
    private Window<InspectorPane> window;
    private NodeId use;

    @BeforeEach
    void open() {
        window = Window.show(Theme.LIGHT, Locale.ENGLISH, 300, 760, TestBench.lenet(), InspectorPane::new);
        window.run(bench -> bench.editor()
                .perform(
                        new Edit.Group(Set.of(new NodeId("conv1"), new NodeId("pool1"), new NodeId("conv2")), "stem")));
        use = project().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .map(GraphNode::id)
                .orElseThrow();
        window.run(bench -> bench.editor().openBlock(use));
        window.run(bench -> bench.select("conv1"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private GraphDocument project() {
        return window.get(bench -> bench.editor().project());
    }

    private List<Exposed> exposed() {
        return project().blocks().getFirst().exposed();
    }

    private Map<String, Object> values() {
        return ((BlockUse) project().network().node(use).orElseThrow().spec()).values();
    }

    private List<Integer> filters() {
        return Expansion.flat(project()).nodes().stream()
                .filter(node -> node.spec() instanceof Conv2d)
                .map(node -> ((Conv2d) node.spec()).filters())
                .toList();
    }

    private static Exposed filtersOf(String name, String... nodes) {
        return new Exposed(
                name,
                List.of(nodes).stream()
                        .map(node -> new Exposed.Target(new NodeId(node), "filters"))
                        .toList());
    }

    private void backToTheUse() {
        window.run(bench -> bench.editor().closeBlocks(0));
    }

    private boolean isShown(String query) {
        return window.node(query, Node.class).isVisible();
    }

    @Test
    void aParameterIsExposedAndHiddenAgain() {
        window.click("#expose-filters");
        assertEquals(List.of(filtersOf("filters", "conv1")), exposed());
        assertEquals("filters", window.text("#exposed-filters"));
        window.click("#expose-filters");
        assertEquals(List.of(), exposed());
        window.run(bench -> bench.editor().undo());
        assertEquals(List.of(filtersOf("filters", "conv1")), exposed());
    }

    @Test
    void itIsNamedByTyping() {
        window.click("#expose-filters");
        window.type("#exposed-filters", "width");
        window.press(KeyCode.ENTER);
        assertEquals(List.of(filtersOf("width", "conv1")), exposed());
    }

    @Test
    void theUseSetsAValueOfItsOwnAndCanGoBack() {
        window.click("#expose-filters");
        backToTheUse();
        assertEquals("32", window.text("#exposed-param-filters"));
        assertFalse(isShown("#follow-filters"));
        window.type("#exposed-param-filters", "48");
        assertEquals(Map.of("filters", 48), values());
        assertEquals(List.of(48, 64), filters());
        assertTrue(isShown("#follow-filters"));
        window.click("#follow-filters");
        assertEquals(Map.of(), values());
        assertEquals("32", window.text("#exposed-param-filters"));
        window.run(bench -> bench.editor().undo());
        assertEquals("48", window.text("#exposed-param-filters"));
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        window.click("#expose-filters");
        backToTheUse();
        window.type("#exposed-param-filters", "0");
        assertEquals(Map.of(), values());
        assertEquals("A whole number from 1 to 65,536.", window.text("#exposed-param-filters-message"));
    }

    @Test
    void severalParametersShareANameAndAValue() {
        window.click("#expose-filters");
        window.run(bench -> bench.select("conv2"));
        window.click("#expose-filters");
        window.click("Together with filters");
        assertEquals(List.of(filtersOf("filters", "conv1", "conv2")), exposed());
        assertEquals(List.of(32, 32), filters());
        backToTheUse();
        window.type("#exposed-param-filters", "8");
        assertEquals(List.of(8, 8), filters());
    }

    @Test
    void nothingCanBeExposedOutsideOfABlock() {
        backToTheUse();
        window.run(bench -> bench.select("dense1"));
        assertFalse(isShown("#expose-units"));
    }
}
