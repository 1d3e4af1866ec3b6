package org.lamina.ui.problems;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.Fix;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;

/// One finding: a dot for its severity, the sentence, where it is, a button for each repair, one for what lies behind
/// it, and for a warning those that hide it.
public final class FindingView extends HBox {
    /// Brings the dot to the middle of the first line.
    private static final double DOT_DROP = 5;
    /// Rows are first measured before their list has a width; repairs usually stand side by side then, too.
    private static final double WRAP = 640;

    private final Workbench bench;
    private final Problem problem;
    private final FlowPane actions = new FlowPane(6, 4);

    /// @param finding with its place in the whole network
    /// @param place the same in the user's words; empty where that is plain
    /// @param id of this row; its buttons are `<id>-fix-0` and so on, `<id>-why`, `<id>-hide`
    ///     and `<id>-hide-everywhere`
    /// @param explain shows what lies behind a problem
    public FindingView(Workbench bench, Finding finding, String place, String id, Consumer<Problem> explain) {
        this.bench = bench;
        problem = finding.problem();
        setId(id);
        getStyleClass().add(StyleNames.PROBLEM_ROW);
        pseudoClassStateChanged(StyleStates.ERROR, problem.isError());
        pseudoClassStateChanged(StyleStates.WARNING, !problem.isError() && !finding.isHidden());
        Region dot = new Region();
        dot.getStyleClass().add(StyleNames.PROBLEM_DOT);
        setMargin(dot, new Insets(DOT_DROP, 0, 0, 0));
        Label sentence = new Label(bench.wording().sentence(problem));
        sentence.getStyleClass().add(StyleNames.PROBLEM_TEXT);
        sentence.setMinHeight(USE_PREF_SIZE);
        VBox column = new VBox(4, sentence);
        addActions(finding, place, explain);
        if (!actions.getChildren().isEmpty()) {
            column.getChildren().add(actions);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(dot, column);
        setAccessibleText(sentence.getText());
    }

    private void addActions(Finding finding, String place, Consumer<Problem> explain) {
        actions.setPrefWrapLength(WRAP);
        if (!place.isEmpty()) {
            Label where = new Label(place);
            where.getStyleClass().add(StyleNames.PROBLEM_PLACE);
            actions.getChildren().add(where);
        }
        int index = 0;
        for (Fix fix : finding.fixes()) {
            add(bench.wording().fix(fix), "fix-" + index++, () -> bench.editor().repair(fix));
        }
        if (bench.wording().whyTitle(problem).isPresent()) {
            addLink("why.button", "why", () -> explain.accept(problem));
        }
        boolean isOnNode = problem.place() instanceof Place.OfNode;
        if (finding.isHidden()) {
            boolean isEverywhere = isOnNode && settings().hidden().contains(everywhere());
            addLink(isEverywhere ? "problems.show-everywhere" : "problems.show-again", "hide", this::showAgain);
        } else if (!problem.isError()) {
            addLink(isOnNode ? "problems.hide-here" : "problems.hide", "hide", this::hide);
            if (isOnNode) {
                addLink("problems.hide-everywhere", "hide-everywhere", this::hideEverywhere);
            }
        }
    }

    private Button add(String text, String name, Runnable action) {
        Button button = new Button(text);
        button.setId(getId() + "-" + name);
        button.setOnAction(_ -> action.run());
        actions.getChildren().add(button);
        return button;
    }

    private void addLink(String key, String name, Runnable action) {
        add(bench.messages().text(key), name, action).getStyleClass().add(StyleNames.LINK_BUTTON);
    }

    private void hide() {
        change("edit.hide-warning", settings().withHidden(HiddenWarning.of(problem)));
    }

    /// Also at layers where it comes up later; what was hidden at single ones is part of that.
    private void hideEverywhere() {
        change(
                "edit.hide-warning",
                settings()
                        .withoutHidden(hidden -> hidden.code().equals(problem.code()))
                        .withHidden(everywhere()));
    }

    private HiddenWarning everywhere() {
        return new HiddenWarning(problem.code(), null);
    }

    private void showAgain() {
        HiddenWarning here = HiddenWarning.of(problem);
        change(
                "edit.show-warning",
                settings().withoutHidden(hidden -> hidden.equals(here) || hidden.equals(everywhere())));
    }

    private ProjectSettings settings() {
        return bench.editor().project().settings();
    }

    private void change(String labelKey, ProjectSettings changed) {
        bench.editor().performAll(labelKey, List.of(new Edit.ChangeSettings(changed)));
    }
}
