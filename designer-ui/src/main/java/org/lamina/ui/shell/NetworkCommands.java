package org.lamina.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.Freezing;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.ui.library.BlockChooser;
import org.lamina.ui.library.RepeatOffer;
import org.lamina.ui.model.Editor;

/// Commands of the Network menu.
final class NetworkCommands {
    private NetworkCommands() {}

    static CommandGroup group(
            Editor editor,
            Surface surface,
            ObservableValue<Boolean> open,
            BlockChooser blocks,
            RepeatOffer repeats,
            Runnable chooseData) {
        ObservableValue<Boolean> problems =
                editor.analysisProperty().map(analysis -> !analysis.findings().isEmpty());
        return CommandGroup.of(
                "network",
                List.of(
                        Command.of("network.add", surface::quickAdd)
                                .keys("Shortcut+Enter")
                                .icon(Feather.PLUS)
                                .when(open),
                        Command.of("network.add-block", blocks::choose)
                                .keys("Shortcut+Shift+Enter")
                                .icon(Feather.BOX)
                                .when(open),
                        Command.of("network.keep-block", blocks::keep)
                                .icon(Feather.BOOKMARK)
                                .when(editor.selectionProperty().map(_ -> blocks.canKeep())),
                        Command.of("network.keep-block-beside", blocks::keepBeside)
                                .icon(Feather.FOLDER_PLUS)
                                .when(editor.selectionProperty().map(_ -> blocks.canKeep())),
                        Command.of("network.find-repeats", repeats::find)
                                .icon(Feather.REPEAT)
                                .when(open),
                        Command.of("network.arrange", surface::arrange)
                                .keys("Shortcut+L")
                                .icon(Feather.GIT_MERGE)
                                .when(open)),
                List.of(
                        Command.of("network.freeze", () -> Freezing.toggled(editor.analysis(), editor.selection())
                                        .ifPresent(editor::perform))
                                .icon(Feather.LOCK)
                                .when(editor.selectionProperty().map(chosen -> chosen.stream()
                                        .anyMatch(id -> Freezing.hasParameters(editor.analysis(), id)))),
                        Command.of("network.freeze-before", () -> editor.selectedNode()
                                        .flatMap(node -> Freezing.before(editor.analysis(), node.id()))
                                        .ifPresent(editor::perform))
                                .icon(Feather.LOCK)
                                .when(editor.selectionProperty().map(chosen -> chosen.size() == 1))),
                List.of(
                        Command.of("network.next-problem", () -> nextProblem(editor, surface))
                                .keys("F8")
                                .icon(Feather.ALERT_CIRCLE)
                                .when(problems),
                        Command.of("network.fix", () -> fix(editor))
                                .keys("Shortcut+PERIOD")
                                .icon(Feather.TOOL)
                                .when(editor.analysisProperty().map(analysis -> fixable(analysis.findings(), editor)
                                        .isPresent()))),
                List.of(Command.of("network.data", chooseData)
                        .icon(Feather.DATABASE)
                        .when(open)));
    }

    private static void nextProblem(Editor editor, Surface surface) {
        List<NodeId> places = editor.analysis().findings().stream()
                .map(Finding::problem)
                .flatMap(problem -> nodeOf(problem).stream())
                .distinct()
                .toList();
        if (!places.isEmpty()) {
            int now = places.indexOf(editor.selection().stream().findFirst().orElse(places.getLast()));
            NodeId next = places.get((now + 1) % places.size());
            editor.select(Set.of(next));
            surface.reveal(next);
        }
    }

    static Optional<NodeId> nodeOf(Problem problem) {
        return switch (problem.place()) {
            case Place.OfNode at -> Optional.of(at.node());
            case Place.OfConnection at -> Optional.of(at.connection().target());
            case Place.OfDocument _, Place.OfSetting _, Place.OfFile _ -> Optional.empty();
        };
    }

    /// Performs the best fix of the selected node's problem, or of the first problem that has one.
    private static void fix(Editor editor) {
        fixable(editor.analysis().findings(), editor)
                .ifPresent(finding -> editor.repair(finding.fixes().getFirst()));
    }

    private static Optional<Finding> fixable(List<Finding> findings, Editor editor) {
        List<Finding> withFix =
                findings.stream().filter(finding -> !finding.fixes().isEmpty()).toList();
        return withFix.stream()
                .filter(finding -> nodeOf(finding.problem())
                        .filter(editor.selection()::contains)
                        .isPresent())
                .findFirst()
                .or(() -> withFix.stream().findFirst());
    }
}
