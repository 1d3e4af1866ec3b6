package org.lamina.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.Problem;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.inspector.InspectorPane;
import org.lamina.ui.palette.PalettePane;
import org.lamina.ui.problems.ProblemsPane;
import org.lamina.ui.project.PastRuns;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.StartActions;
import org.lamina.ui.training.CurvesPane;
import org.lamina.ui.training.DataPane;
import org.lamina.ui.training.EvaluatePane;
import org.lamina.ui.training.InspectPane;
import org.lamina.ui.training.RunActions;
import org.lamina.ui.training.RunControls;
import org.lamina.ui.training.RunsPane;
import org.lamina.ui.training.TrainingSettingsPane;
import org.lamina.ui.visual.VisualContext;

/// Makes all panes of a window, each when its turn comes or all when they are needed, and puts them around the canvas.
final class WindowPanes {
    /// From this width on, curves and the inside of the network stand side by side from the start.
    private static final double ROOMY = 1400;

    private final TabPane left = Pills.side();
    private final StackPane canvas = new StackPane();
    private final StackPane right = new StackPane();
    private final BottomPanes bottom;
    private final Arrangement arrangement;
    private final RunControls runControls;
    private final Deque<Runnable> toMake = new ArrayDeque<>();
    private @Nullable InspectorPane inspector;
    private Consumer<Problem> explain = _ -> {};

    /// What the panes offer to open and to add.
    record Offers(Surroundings around, StartActions actions, ObservableValue<List<BlockGallery.Entry>> blocks) {}

    /// What the panes show and do of runs.
    record RunViews(RunActions actions, RunLog log, PastRuns past) {}

    WindowPanes(Workbench bench, Surface surface, Offers offers, RunViews runs, VisualContext context) {
        Surroundings around = offers.around();
        RunActions run = runs.actions();
        bottom = new BottomPanes(bench.messages());
        runControls = new RunControls(bench, run);
        canvas.setMinSize(0, 0);
        WindowState window = around.settings().window();
        arrangement = new Arrangement(left, canvas, right, bottom, window);
        toMake.add(() -> canvas.getChildren().add(surface.node()));
        toMake.add(() -> Pills.add(left, bench.messages(), "layers", palette(bench, surface, offers)));
        toMake.add(() -> Pills.add(
                left, bench.messages(), "samples", new SamplesPane(bench, around.samples(), offers.actions())));
        toMake.add(() -> Pills.add(left, bench.messages(), "outline", new OutlinePane(bench, surface)));
        toMake.add(() -> bottom.add("curves", new CurvesPane(bench, context)));
        toMake.add(() -> addInspection(bench, context, run, offers));
        toMake.add(() -> bottom.add("evaluate", new EvaluatePane(bench, context, run)));
        toMake.add(() -> bottom.add("data", new DataPane(bench, context)));
        toMake.add(() -> bottom.add("settings", new TrainingSettingsPane(bench)));
        toMake.add(() -> addProblems(new ProblemsPane(bench, surface::reveal, problem -> explain.accept(problem))));
        toMake.add(() -> bottom.add("runs", new RunsPane(bench, context, runs.past())));
        toMake.add(() -> bottom.add("log", new LogPane(bench.messages(), runs.log())));
        toMake.add(() -> bottom.show(window.width() >= ROOMY ? List.of("curves", "inspect") : List.of("curves")));
    }

    /// Who shows what lies behind a problem.
    void setOnExplain(Consumer<Problem> consumer) {
        explain = consumer;
    }

    /// Makes the next pane that is still missing, so that the start page need not wait for panes it does not show.
    ///
    /// @return whether more are missing
    boolean makeNext() {
        Runnable next = toMake.poll();
        if (next != null) {
            next.run();
        }
        return !toMake.isEmpty();
    }

    /// Makes all panes that are still missing.
    void makeAll() {
        while (makeNext()) {}
    }

    private static PalettePane palette(Workbench bench, Surface surface, Offers offers) {
        PalettePane palette = new PalettePane(bench, surface, offers.blocks());
        palette.offerExamples(offers.around().examples(), offers.actions()::open);
        return palette;
    }

    private void addInspection(Workbench bench, VisualContext context, RunActions run, Offers offers) {
        InspectPane inspect = new InspectPane(bench, context, run);
        bottom.add("inspect", inspect);
        inspector = new InspectorPane(bench, context);
        inspector.setOnInspect(id -> {
            inspect.inspect(id);
            choose("inspect");
        });
        inspector.offerExamples(offers.around().examples(), offers.actions()::open);
        inspector.setOnExplain(problem -> explain.accept(problem));
        right.getChildren().add(inspector);
    }

    private void addProblems(ProblemsPane problems) {
        count(bottom.add("problems", problems), problems);
    }

    private static void count(ToggleButton tab, ProblemsPane problems) {
        Label badge = Nodes.styled(new Label(), StyleNames.COUNT_BADGE);
        badge.textProperty().bind(problems.countProperty().asString());
        problems.withErrorsProperty().subscribe(errors -> {
            badge.pseudoClassStateChanged(StyleStates.ERROR, errors);
            badge.pseudoClassStateChanged(StyleStates.WARNING, !errors);
        });
        // A graphic that is merely unmanaged would be dropped for good when the words change.
        problems.countProperty().subscribe(count -> tab.setGraphic(count.intValue() > 0 ? badge : null));
        tab.setContentDisplay(ContentDisplay.RIGHT);
    }

    Arrangement arrangement() {
        return arrangement;
    }

    Node runControls() {
        return runControls;
    }

    /// Shows the pane with this id, and its side of the window where that was collapsed.
    boolean choose(String id) {
        makeAll();
        if (bottom.has(id)) {
            bottom.choose(id);
            arrangement.bottomShown().set(true);
            return true;
        }
        for (Tab tab : left.getTabs()) {
            if (tab.getId().equals("tab-" + id)) {
                left.getSelectionModel().select(tab);
                arrangement.leftShown().set(true);
                return true;
            }
        }
        if (inspector != null && List.of("parameters", "explain", "live").contains(id)) {
            inspector.showTab(id);
            arrangement.rightShown().set(true);
            return true;
        }
        return false;
    }

    /// The ids of the panes at the bottom that are in front.
    List<String> bottomShown() {
        return bottom.shown();
    }

    /// Shows these bottom panes side by side.
    void showBeside(List<String> ids) {
        bottom.show(ids);
        arrangement.bottomShown().set(true);
    }
}
