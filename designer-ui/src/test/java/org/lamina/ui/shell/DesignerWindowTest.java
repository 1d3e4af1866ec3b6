package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.settings.LossSpec;
import org.lamina.theme.Theme;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.TestBench;

/// What a user does with the window, with a real mouse and keyboard.
class DesignerWindowTest {
    @TempDir
    Path folder;

    private ShownWindow shown;

    @BeforeEach
    void open() {
        shown = ShownWindow.open(folder.resolve("recovery"));
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void editDocument() {
        shown.run(_ -> shown.bench().editor().perform(new Edit.Rename(new NodeId("conv1"), "first")));
    }

    private int nodes() {
        return shown.document().network().nodes().size();
    }

    @Test
    void recentFilesStandAboveTheSamples() {
        for (int i = 0; i < 6; i++) {
            shown.settings().add(folder.resolve("file" + i + ".lamina"));
        }
        shown.run(window -> window.files().close());
        shown.openSample("lenet");
        shown.run(window -> window.files().close());
        double recent = bottom("#recent-0");
        assertTrue(recent < bottom("#sample-lenet"), "recent at " + recent);
        assertFalse(shown.isShown("#recent-4"));
    }

    private double bottom(String query) {
        return shown.get(_ -> {
            Node node = shown.robot().lookup(query).query();
            return node.localToScene(node.getBoundsInLocal()).getMaxY();
        });
    }

    @Test
    void thePanesKeepTheirSizesOverManyStarts() {
        shown.openSample("lenet");
        shown.settle();
        WindowState kept = shown.get(DesignerWindow::state);
        assertEquals(WindowState.DEFAULT.left(), kept.left());
        assertEquals(WindowState.DEFAULT.right(), kept.right());
        assertEquals(WindowState.DEFAULT.bottom(), kept.bottom());
    }

    @Test
    void aboutTellsWhatItRunsOn() {
        String all = about();
        assertTrue(all.contains(Runtime.version().toString()), all);
        assertTrue(all.contains("CPU"), all);
        assertFalse(all.contains("oneDNN does not run"), all);
    }

    @Test
    void aboutTellsThatTrainingIsSlowerThanItCouldBe() {
        shown.engine().setAccelerated(false);
        String all = about();
        assertTrue(all.contains("oneDNN does not run"), all);
    }

    private String about() {
        shown.run(window -> window.commands().get("help.about").run());
        return shown.get(_ -> shown.robot().lookup("#about .label").queryAll().stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining(" ")));
    }

    @Test
    void aTemplateIsFoundAndOpened() {
        shown.click("#start-template");
        shown.type("no such network");
        assertFalse(shown.isShown("#template-lenet-5"));
        shown.press(KeyCode.ESCAPE);
        shown.click("#start-template");
        shown.type("lecun");
        shown.press(KeyCode.ENTER);
        assertFalse(shown.isShown("#start-page"));
        assertEquals(TestBench.lenet().network(), shown.document().network());
    }

    @Test
    void aCardOnTheStartPageOpensItsSample() {
        shown.click("#sample-lenet");
        assertEquals(TestBench.lenet().network(), shown.document().network());
        assertFalse(shown.isShown("#start-page"));
        assertTrue(shown.isShown("#canvas"));
        assertEquals("8", shown.text("#status-layers"));
        assertEquals("shapes agree", shown.text("#status-problems"));
    }

    @Test
    void inAnOpenedProjectTheKeysAreTheCanvasOnes() {
        shown.openSample("lenet");
        assertEquals(
                "canvas",
                shown.get(_ -> shown.stage().getScene().getFocusOwner().getId()));
    }

    @Test
    void aNewProjectHasTheInputAndTheOutputOfItsData() {
        shown.click("#start-new");
        shown.click("#data-mnist");
        assertEquals(2, nodes());
        assertEquals("mnist", shown.document().settings().data().source().kind().id());
    }

    @Test
    void closingAProjectWithChangesAsksAndCancelKeepsThem() {
        shown.openSample("lenet");
        editDocument();
        shown.press(KeyCode.CONTROL, KeyCode.W);
        assertTrue(shown.isShown("#unsaved-save"));
        shown.press(KeyCode.ESCAPE);
        assertFalse(shown.isShown("#unsaved-save"));
        assertEquals(8, nodes());
        assertTrue(shown.isShown("#canvas"));
    }

    @Test
    void closingAProjectWithChangesCanGiveThemUp() {
        shown.openSample("lenet");
        editDocument();
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.click("#unsaved-discard");
        assertTrue(shown.isShown("#start-page"));
    }

    @Test
    void closingAProjectWithChangesCanSaveThem() throws Exception {
        Path file = folder.resolve("mine.lamina");
        shown.files().choose(file);
        shown.openSample("lenet");
        editDocument();
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.press(KeyCode.ENTER);
        assertEquals("first", ProjectCodec.read(file).network().nodes().get(1).name());
        assertTrue(shown.isShown("#start-page"));
        assertEquals(file, shown.settings().files().getFirst());
    }

    @Test
    void savedProjectOpensAgainAsItWas() {
        Path file = folder.resolve("again.lamina");
        shown.files().choose(file);
        shown.openSample("lenet");
        editDocument();
        shown.press(KeyCode.CONTROL, KeyCode.S);
        var saved = shown.document();
        assertTrue(Files.exists(file));
        assertEquals("again – Lamina", FxScene.call(() -> shown.stage().getTitle()));
        shown.press(KeyCode.CONTROL, KeyCode.W);
        shown.press(KeyCode.CONTROL, KeyCode.O);
        assertEquals(saved, shown.document());
    }

    @Test
    void editMenuTakesBackAndDoesAgain() {
        shown.openSample("lenet");
        editDocument();
        assertEquals("● lenet – Lamina", FxScene.call(() -> shown.stage().getTitle()));
        shown.click("Edit");
        shown.click("Undo: rename layer");
        assertEquals(TestBench.lenet().network(), shown.document().network());
        shown.click("Edit");
        shown.click("Redo: rename layer");
        assertEquals("first", shown.document().network().nodes().get(1).name());
    }

    @Test
    void aTextFieldKeepsItsOwnUndo() {
        shown.openSample("lenet");
        editDocument();
        shown.click("#palette-search");
        shown.type("conv");
        shown.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("first", shown.document().network().nodes().get(1).name());
        assertFalse(FxScene.call(() -> shown.robot()
                        .lookup("#palette-search")
                        .queryAs(TextField.class)
                        .getText())
                .equals("conv"));
    }

    @Test
    void languageAndThemeSwitchWhileShown() {
        shown.openSample("lenet");
        shown.click("#status-language");
        assertEquals("形状一致", shown.text("#status-problems"));
        assertTrue(shown.isShown("文件"));
        assertEquals(Locale.SIMPLIFIED_CHINESE, shown.settings().language());
        shown.click("#status-theme");
        assertEquals(Theme.DARK, shown.settings().theme());
        assertTrue(FxScene.call(() -> shown.stage().getScene().getStylesheets().stream()
                .anyMatch(sheet -> sheet.endsWith("tokens-dark.css"))));
    }

    @Test
    void aProjectWithoutANameFollowsTheLanguage() {
        shown.click("#start-new");
        shown.click("#data-mnist");
        assertEquals("untitled – Lamina", FxScene.call(() -> shown.stage().getTitle()));
        shown.click("#status-language");
        assertEquals("未命名 – Lamina", FxScene.call(() -> shown.stage().getTitle()));
        assertEquals("未命名 – 尚未保存", shown.text("#status-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "data", "settings", "log"})
    void trainingShowsTheCurvesInPlaceOfAPaneThatDoesNotFollowIt(String pane) {
        shown.openSample("lenet");
        shown.click("#tab-" + pane);
        shown.press(KeyCode.F5);
        assertTrue(shown.isShown("#curves-pane"));
        assertFalse(shown.isShown("#" + pane + "-pane"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "evaluate", "curves"})
    void trainingLeavesAPaneThatFollowsItInFront(String pane) {
        shown.openSample("lenet");
        shown.click("#tab-" + pane);
        shown.press(KeyCode.F5);
        assertTrue(shown.isShown("#" + pane + "-pane"));
    }

    @Test
    void aNoticeCoversNothingOfThePaneAtTheBottom() {
        shown.openSample("lenet");
        shown.press(KeyCode.F5);
        shown.run(_ -> {
            shown.engine().session().finish();
            shown.bench().pulse().beat();
        });
        double end = shown.get(_ -> bottomOf(".toast"));
        double pane = shown.get(window ->
                window.scene().lookup("#curves-pane").localToScene(0, 0).getY());
        assertTrue(end < pane, "the notice ends at " + end + ", the pane begins at " + pane);
        shown.press(KeyCode.CONTROL, KeyCode.J);
        assertTrue(shown.get(_ -> bottomOf(".toast")) > end + 100);
    }

    private double bottomOf(String query) {
        Node node = shown.robot().lookup(query).query();
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    @Test
    void trainingOpensNoPaneThatWasClosed() {
        shown.openSample("lenet");
        shown.click("#tab-data");
        shown.press(KeyCode.CONTROL, KeyCode.J);
        shown.press(KeyCode.F5);
        assertFalse(shown.isShown("#curves-pane"));
    }

    @Test
    void aLayerIsDraggedFromThePaletteOntoTheCanvas() {
        shown.openSample("lenet");
        shown.robot()
                .drag("#palette-dense")
                .moveBy(120, 30)
                .dropTo(shown.robot().point("#canvas").atOffset(0, 120));
        shown.settle();
        assertEquals(9, nodes());
        assertEquals(
                "dense",
                shown.document().network().nodes().getLast().spec().kind().id());
    }

    @Test
    void enterInTheLayerSearchAddsTheFirstLayerFound() {
        shown.openSample("lenet");
        shown.click("#palette-search");
        shown.type("batch");
        shown.press(KeyCode.ENTER);
        assertEquals(9, nodes());
        assertTrue(shown.isShown("#palette-batch-norm"));
        assertFalse(shown.isShown("#palette-dense"));
    }

    @Test
    void trainsWithAsManyThreadsAsWasChosenAndRemembersIt() {
        shown.openSample("lenet");
        shown.click("#status-device");
        shown.robot().clickOn("Train with 2 threads");
        shown.press(KeyCode.F5);
        assertEquals(2, shown.engine().requests().getLast().threads());
        assertEquals(2, shown.settings().threads());
    }

    @Test
    void theCommandPaletteAddsLayersAndRunsCommands() {
        shown.openSample("lenet");
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("add drop");
        shown.press(KeyCode.ENTER);
        assertEquals(9, nodes());
        shown.press(KeyCode.CONTROL, KeyCode.K);
        shown.type("dark th");
        shown.press(KeyCode.ENTER);
        assertEquals(Theme.DARK, shown.settings().theme());
    }

    @Test
    void findGoesToALayerByNameOrProblem() {
        shown.openSample("broken");
        shown.press(KeyCode.CONTROL, KeyCode.F);
        shown.type("dense1");
        shown.press(KeyCode.ENTER);
        assertEquals(
                Set.of(new NodeId("dense1")),
                FxScene.call(() -> shown.bench().editor().selection()));
        assertEquals("1 problem", shown.text("#status-problems"));
    }

    @Test
    void panesCollapseAndComeBackWithTheirSize() {
        shown.openSample("lenet");
        double before = shown.get(_ ->
                shown.robot().lookup("#inspector").query().getLayoutBounds().getWidth());
        shown.press(KeyCode.CONTROL, KeyCode.I);
        assertFalse(shown.isShown("#inspector"));
        shown.press(KeyCode.CONTROL, KeyCode.I);
        double after = shown.get(_ ->
                shown.robot().lookup("#inspector").query().getLayoutBounds().getWidth());
        assertEquals(before, after, 2);
    }

    @Test
    void closingTheWindowStopsTheSessionAndRemembersTheArrangement() {
        shown.openSample("lenet");
        shown.press(KeyCode.F5);
        assertEquals(1, shown.engine().sessions().size());
        shown.press(KeyCode.CONTROL, KeyCode.J);
        shown.press(KeyCode.CONTROL, KeyCode.Q);
        shown.await(() -> !shown.stage().isShowing());
        assertTrue(shown.engine().session().commands().contains("close"));
        assertFalse(shown.settings().window().bottom().shown());
    }

    @Test
    void whyAtAWarningOpensASheetThatEscapeCloses() {
        shown.openSample("lenet");
        shown.run(_ -> shown.bench()
                .editor()
                .perform(new Edit.ChangeSpec(new NodeId("output"), new Output(10, new LossSpec.MeanSquaredError()))));
        shown.click("#tab-problems");
        shown.click("#problem-0-why");
        assertTrue(shown.isShown("#why"));
        shown.press(KeyCode.ESCAPE);
        assertFalse(shown.isShown("#why"));
    }
}
