package org.lamina.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.inspector.InspectorPane;
import org.lamina.ui.palette.PalettePane;
import org.lamina.ui.problems.ProblemsPane;
import org.lamina.ui.start.StartActions;
import org.lamina.ui.training.CurvesPane;
import org.lamina.ui.training.DataPane;
import org.lamina.ui.training.EvaluatePane;
import org.lamina.ui.training.InspectPane;
import org.lamina.ui.training.RunActions;
import org.lamina.ui.training.RunControls;
import org.lamina.ui.training.TrainingSettingsPane;
import org.lamina.ui.visual.VisualContext;

/// Makes all panes of a window and puts them around the canvas.
final class WindowPanes {
    /// From this width on, curves and the inside of the network stand side by side from the start.
    private static final double ROOMY = 1400;

    private final TabPane left = Pills.side();
    private final BottomPanes bottom;
    private final InspectorPane inspector;
    private final Arrangement arrangement;
    private final RunControls runControls;

    WindowPanes(
            Workbench bench,
            Surface surface,
            Surroundings around,
            StartActions actions,
            RunLog log,
            RunActions run,
            VisualContext context) {
        Pills.add(left, bench.messages(), "layers", new PalettePane(bench, surface));
        Pills.add(left, bench.messages(), "samples", new SamplesPane(bench, around.samples(), actions));
        Pills.add(left, bench.messages(), "outline", new OutlinePane(bench, surface));
        bottom = new BottomPanes(bench.messages());
        bottom.add("curves", new CurvesPane(bench, context));
        InspectPane inspect = new InspectPane(bench, context, run);
        bottom.add("inspect", inspect);
        bottom.add("evaluate", new EvaluatePane(bench, context, run));
        bottom.add("data", new DataPane(bench, context));
        bottom.add("settings", new TrainingSettingsPane(bench));
        ProblemsPane problems = new ProblemsPane(bench, surface::reveal);
        count(bottom.add("problems", problems), problems);
        bottom.add("log", new LogPane(bench.messages(), log));
        boolean roomy = around.settings().window().width() >= ROOMY;
        bottom.show(roomy ? List.of("curves", "inspect") : List.of("curves"));
        inspector = new InspectorPane(bench, context);
        inspector.setOnInspect(id -> {
            inspect.inspect(id);
            choose("inspect");
        });
        runControls = new RunControls(bench, run);
        StackPane canvas = new StackPane(surface.node());
        canvas.setMinSize(0, 0);
        arrangement = new Arrangement(
                left, canvas, inspector, bottom, around.settings().window());
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

    InspectorPane inspector() {
        return inspector;
    }

    /// Shows the pane with this id, and its side of the window where that was collapsed.
    boolean choose(String id) {
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
        if (List.of("parameters", "explain", "live").contains(id)) {
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
