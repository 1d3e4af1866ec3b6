package org.lamina.ui.problems;

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
import org.lamina.graph.problem.Problem;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Wording;

/// One finding: a dot for its severity, the sentence, where it is, a button for each repair, and one for what lies
/// behind it.
public final class FindingView extends HBox {
    /// Brings the dot to the middle of the first line.
    private static final double DOT_DROP = 5;
    /// Rows are first measured before their list has a width; repairs usually stand side by side then, too.
    private static final double WRAP = 640;

    /// @param place where it is, in the user's words; empty where that is plain
    /// @param id of this row; its buttons are `<id>-fix-0` and so on, and `<id>-why`
    /// @param explain shows what lies behind a problem
    public FindingView(Workbench bench, Finding finding, String place, String id, Consumer<Problem> explain) {
        Wording wording = bench.wording();
        setId(id);
        getStyleClass().add(StyleNames.PROBLEM_ROW);
        pseudoClassStateChanged(finding.problem().isError() ? StyleStates.ERROR : StyleStates.WARNING, true);
        Region dot = new Region();
        dot.getStyleClass().add(StyleNames.PROBLEM_DOT);
        setMargin(dot, new Insets(DOT_DROP, 0, 0, 0));
        Label sentence = new Label(wording.sentence(finding.problem()));
        sentence.getStyleClass().add(StyleNames.PROBLEM_TEXT);
        sentence.setMinHeight(USE_PREF_SIZE);
        VBox column = new VBox(4, sentence);
        FlowPane actions = actions(bench, finding, place, id);
        wording.whyTitle(finding.problem()).ifPresent(_ -> {
            Button why =
                    action(bench.messages().text("why.button"), id + "-why", () -> explain.accept(finding.problem()));
            why.getStyleClass().add(StyleNames.LINK_BUTTON);
            actions.getChildren().add(why);
        });
        if (!actions.getChildren().isEmpty()) {
            column.getChildren().add(actions);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(dot, column);
        setAccessibleText(sentence.getText());
    }

    private static FlowPane actions(Workbench bench, Finding finding, String place, String id) {
        FlowPane actions = new FlowPane(6, 4);
        actions.setPrefWrapLength(WRAP);
        if (!place.isEmpty()) {
            Label where = new Label(place);
            where.getStyleClass().add(StyleNames.PROBLEM_PLACE);
            actions.getChildren().add(where);
        }
        int index = 0;
        for (Fix fix : finding.fixes()) {
            actions.getChildren().add(action(bench.wording().fix(fix), id + "-fix-" + index++, () -> bench.editor()
                    .perform(fix.edit())));
        }
        return actions;
    }

    private static Button action(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
