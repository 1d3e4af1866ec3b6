package org.lamina.ui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;

/// Problems are listed, lead to their node and are repaired with one click.
class ProblemsPaneTest {
    private final List<NodeId> revealed = new ArrayList<>();
    private final List<Problem> explained = new ArrayList<>();
    private Window<ProblemsPane> window;

    @BeforeEach
    void open() {
        window = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                900,
                240,
                TestBench.withShapeProblem(),
                bench -> new ProblemsPane(bench, revealed::add, explained::add));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aFixRepairsTheNetwork() {
        assertEquals(1, window.pane().countProperty().get());
        window.click("#problem-0-fix-0");
        assertEquals(0, window.pane().countProperty().get());
        assertTrue(window.is(bench ->
                bench.editor().document().network().nodes().stream().anyMatch(node -> node.spec() instanceof Flatten)));
        assertTrue(window.is(bench -> bench.editor().analysis().isTrainable()));
    }

    @Test
    void aClickOnTheRowJumpsToTheNode() {
        window.click("#problem-0");
        assertEquals(List.of(new NodeId("dense1")), revealed);
    }

    @Test
    void aRiskIsExplainedByMouseAndByKeyboardWithoutAJump() {
        window.run(bench -> bench.editor().open(withSquaredError()));
        window.click("#problem-0 .problem-text");
        window.click("#problem-0-why");
        window.run(_ -> window.node("#problem-list", ListView.class).requestFocus());
        window.press(KeyCode.TAB);
        window.press(KeyCode.TAB);
        window.press(KeyCode.SPACE);
        assertEquals(
                List.of("loss.classes", "loss.classes"),
                explained.stream().map(Problem::code).toList());
        assertEquals(List.of(new NodeId("output")), revealed);
    }

    @Test
    void aHiddenWarningIsGoneUntilItIsAskedForAndShownAgain() {
        window.run(bench -> bench.editor().open(withSquaredError()));
        window.click("#problem-0-hide");
        assertEquals(0, window.pane().countProperty().get());
        assertEquals("Show hidden (1)", window.text("#problems-hidden"));
        window.click("#problems-hidden");
        assertEquals(0, window.pane().countProperty().get());
        window.click("#problem-0-hide");
        assertEquals(1, window.pane().countProperty().get());
        assertFalse(window.is(
                _ -> window.node("#problems-hidden", ToggleButton.class).isVisible()));
    }

    @Test
    void hidingIsUndoneInOneStep() {
        window.run(bench -> bench.editor().open(withSquaredError()));
        window.click("#problem-0-hide");
        assertEquals(Optional.of("edit.hide-warning"), window.get(bench -> bench.editor()
                .undoLabel()));
        window.run(bench -> bench.editor().undo());
        assertEquals(1, window.pane().countProperty().get());
    }

    @Test
    void oneClickHidesAWarningAtAllLayersAndAnotherShowsItAtAllOfThem() {
        window.run(bench -> bench.editor().open(withTwoRisks()));
        assertEquals(2, window.pane().countProperty().get());
        window.click("#problem-0-hide");
        window.click("#problem-0-hide-everywhere");
        assertEquals(0, window.pane().countProperty().get());
        assertEquals(
                List.of(new HiddenWarning("risk.dropout-before-norm", null)),
                window.get(bench -> bench.editor().project().settings().hidden()));
        window.click("#problems-hidden");
        assertEquals("Show everywhere again", window.text("#problem-1-hide"));
        window.click("#problem-1-hide");
        assertEquals(2, window.pane().countProperty().get());
    }

    @Test
    void hidingEverywhereIsUndoneInOneStep() {
        window.run(bench -> bench.editor().open(withTwoRisks()));
        window.click("#problem-1-hide-everywhere");
        window.run(bench -> bench.editor().undo());
        assertEquals(2, window.pane().countProperty().get());
    }

    /// In a window other things come first, to which the focus would fall when its button goes.
    @Test
    void hidingLeavesTheFocusInThePane() {
        window.close();
        try (Window<VBox> whole = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                900,
                240,
                withSquaredError(),
                bench -> new VBox(new Button("first"), new ProblemsPane(bench, _ -> {}, _ -> {})))) {
            whole.click("#problem-0-hide");
            assertTrue(whole.is(
                    _ -> whole.node("#problems-hidden", ToggleButton.class).isFocused()));
        }
    }

    @Test
    void whatIsSetInTheDataPaneIsPlacedThere() {
        window.run(bench -> bench.editor().open(GraphDocument.EMPTY));
        assertTrue(places().contains("Data"), places()::toString);
        assertFalse(places().contains("Settings"), places()::toString);
    }

    private Set<String> places() {
        return window.get(_ -> window.pane().lookupAll(".problem-place").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.toSet()));
    }

    /// A list goes on saying that the focus is within when the row goes that had it.
    @Test
    void whoTypesElsewhereKeepsTheFocusWhileProblemsComeAndGo() {
        window.close();
        try (Window<VBox> whole = Window.show(
                Theme.LIGHT,
                Locale.ENGLISH,
                900,
                240,
                withTwoRisks(),
                bench -> new VBox(new TextField(), new ProblemsPane(bench, _ -> {}, _ -> {})))) {
            whole.click("#problem-0-hide");
            whole.click(".text-field");
            whole.run(bench -> bench.editor().undo());
            assertTrue(whole.is(_ -> whole.node(".text-field", TextField.class).isFocused()));
        }
    }

    private static GraphDocument withTwoRisks() {
        return TestBench.chain(
                TestBench.node("input", new ImageInput(1, 28, 28)),
                TestBench.node("drop1", new Dropout(0.5)),
                TestBench.node("norm1", BatchNorm.KIND.defaults()),
                TestBench.node("drop2", new Dropout(0.5)),
                TestBench.node("norm2", BatchNorm.KIND.defaults()),
                TestBench.node("flatten", new Flatten()),
                TestBench.node("output", Output.KIND.defaults()));
    }

    private static GraphDocument withSquaredError() {
        GraphDocument document = TestBench.lenet();
        Edit edit = new Edit.ChangeSpec(new NodeId("output"), new Output(10, new LossSpec.MeanSquaredError()));
        return Edits.apply(document, edit) instanceof EditResult.Done done ? done.document() : document;
    }
}
