package org.lamina.ui.training;

import java.util.Date;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.record.RunSummary;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.project.PastRuns;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Name and time of a run, how it ended, and how well it did. Its name is edited where it stands: Enter or leaving
/// renames, Escape leaves the name.
final class RunRow extends ListCell<RunSummary> {
    private final Messages messages;
    private final PastRuns past;
    private final TextField field;
    private @Nullable RunSummary renaming;

    RunRow(Messages messages, PastRuns past) {
        this.messages = messages;
        this.past = past;
        field = field();
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(@Nullable RunSummary run, boolean isEmpty) {
        super.updateItem(run, isEmpty);
        boolean isRenamed =
                isEditing() && run != null && renaming != null && renaming.id().equals(run.id());
        if (!isRenamed) {
            show(isEmpty ? null : run);
        }
    }

    private void show(@Nullable RunSummary run) {
        setText(null);
        setGraphic(run == null ? null : new VBox(2, first(run, title(run)), second(run)));
        setAccessibleText(run == null ? null : sentence(run));
    }

    @Override
    public void startEdit() {
        super.startEdit();
        RunSummary run = getItem();
        if (!isEditing() || run == null) {
            return;
        }
        renaming = run;
        field.setText(run.name());
        field.setPromptText(messages.text("training.runs.number", run.number()));
        setGraphic(new VBox(2, first(run, field), second(run)));
        field.requestFocus();
        field.selectAll();
    }

    /// Renames, unless Escape has dropped the name.
    @Override
    public void cancelEdit() {
        RunSummary run = renaming;
        renaming = null;
        super.cancelEdit();
        show(isEmpty() ? null : getItem());
        if (run != null) {
            past.rename(run, field.getText());
        }
    }

    private void drop() {
        renaming = null;
        cancelEdit();
    }

    private TextField field() {
        TextField made = Nodes.styled(new TextField(), StyleNames.COMPACT_FIELD);
        made.setId("run-name");
        made.accessibleTextProperty().bind(messages.bind("training.runs.name"));
        HBox.setHgrow(made, Priority.ALWAYS);
        made.setOnAction(_ -> cancelEdit());
        made.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                drop();
                event.consume();
            }
        });
        made.addEventHandler(KeyEvent.ANY, Event::consume);
        made.focusedProperty().subscribe((_, focused) -> {
            if (!focused && renaming != null) {
                cancelEdit();
            }
        });
        return made;
    }

    private Label title(RunSummary run) {
        Label title = new Label(past.title(run));
        title.setMinWidth(0);
        return title;
    }

    private HBox first(RunSummary run, Node title) {
        Region dot = Nodes.styled(new Region(), StyleNames.STATUS_DOT);
        dot.setMinWidth(Region.USE_PREF_SIZE);
        switch (run.progress().outcome()) {
            case OPEN -> dot.pseudoClassStateChanged(StyleStates.TRAINING, past.isTraining(run));
            case COMPLETED, EARLY_STOPPING, STOPPED -> dot.pseudoClassStateChanged(StyleStates.GOOD, true);
            case FAILED -> dot.pseudoClassStateChanged(StyleStates.ERROR, true);
        }
        return row(
                dot, title, muted(outcome(run)), Nodes.grow(), muted(messages.text("training.runs.began", began(run))));
    }

    private HBox second(RunSummary run) {
        HBox second = row();
        if (!run.name().isEmpty()) {
            second.getChildren().add(muted(messages.text("training.runs.number", run.number())));
        }
        second.getChildren()
                .add(muted(messages.text("training.runs.epochs", run.progress().epoch())));
        RunSummary.Results results = run.results();
        if (Double.isFinite(results.validationAccuracy())) {
            second.getChildren().add(muted(messages.text("training.runs.validation", results.validationAccuracy())));
        } else if (Double.isFinite(results.validationLoss())) {
            String loss = Wording.significant(results.validationLoss(), 4);
            second.getChildren().add(muted(messages.text("training.runs.validation-loss", loss)));
        }
        if (Double.isFinite(results.testAccuracy())) {
            second.getChildren().add(muted(messages.text("training.runs.test", results.testAccuracy())));
        }
        String right = past.isInUse(run)
                ? messages.text("training.runs.in-use")
                : messages.text("training.runs.seed", run.seed());
        second.getChildren().addAll(Nodes.grow(), muted(right));
        return second;
    }

    private String sentence(RunSummary run) {
        return messages.text(
                past.isInUse(run) ? "training.runs.row.in-use" : "training.runs.row",
                past.title(run),
                outcome(run),
                messages.text("training.runs.epochs", run.progress().epoch()),
                messages.text("training.runs.began", began(run)));
    }

    private String outcome(RunSummary run) {
        String word = past.isTraining(run)
                ? "running"
                : run.progress().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.text("training.runs.outcome." + word);
    }

    private static Date began(RunSummary run) {
        return Date.from(run.began());
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label muted(String text) {
        Label label = Labels.of(text, StyleNames.MUTED, StyleNames.CAPTION);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
