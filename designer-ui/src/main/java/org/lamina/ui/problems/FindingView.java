package org.lamina.ui.problems;

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
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Wording;

/// One finding: a dot for its severity, the sentence, where it is, and a button for each repair.
public final class FindingView extends HBox {
    /// Brings the dot to the middle of the first line.
    private static final double DOT_DROP = 5;
    /// Rows are first measured before their list has a width; repairs usually stand side by side then, too.
    private static final double WRAP = 640;

    /// @param place where it is, in the user's words; empty where that is plain
    /// @param id of this row; its buttons are `<id>-fix-0` and so on
    public FindingView(Workbench bench, Finding finding, String place, String id) {
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
            Button button = new Button(bench.wording().fix(fix));
            button.setId(id + "-fix-" + index++);
            button.setOnAction(_ -> bench.editor().perform(fix.edit()));
            actions.getChildren().add(button);
        }
        return actions;
    }
}
