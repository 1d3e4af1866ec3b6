package org.lamina.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.inspector.InspectorPane;
import org.lamina.ui.palette.PalettePane;
import org.lamina.ui.problems.ProblemsPane;
import org.lamina.ui.start.StartActions;

/// Makes all panes of a window and puts them around the canvas.
final class WindowPanes {
    private final TabPane left = Pills.side();
    private final TabPane bottom = Pills.pane(StyleNames.LINE_TABS);
    private final Arrangement arrangement;

    WindowPanes(Workbench bench, Surface surface, Surroundings around, StartActions actions, RunLog log) {
        Pills.add(left, bench.messages(), "layers", new PalettePane(bench, surface));
        Pills.add(left, bench.messages(), "samples", new SamplesPane(bench, around.samples(), actions));
        Pills.add(left, bench.messages(), "outline", new OutlinePane(bench, surface));
        Tab problems = Pills.add(bottom, bench.messages(), "problems", new ProblemsPane(bench, surface::reveal));
        Pills.add(bottom, bench.messages(), "log", new LogPane(bench.messages(), log));
        StackPane canvas = new StackPane(surface.node());
        canvas.setMinSize(0, 0);
        arrangement = new Arrangement(
                left,
                canvas,
                new InspectorPane(bench),
                bottom,
                around.settings().window());
    }

    Arrangement arrangement() {
        return arrangement;
    }

    @Nullable
    Node runControls() {
        return null;
    }

    /// Shows the tab with this id, and its pane where that was collapsed.
    boolean choose(String id) {
        for (TabPane tabs : List.of(left, bottom)) {
            for (Tab tab : tabs.getTabs()) {
                if (tab.getId().equals("tab-" + id)) {
                    tabs.getSelectionModel().select(tab);
                    (tabs == left ? arrangement.leftShown() : arrangement.bottomShown()).set(true);
                    return true;
                }
            }
        }
        return false;
    }
}
