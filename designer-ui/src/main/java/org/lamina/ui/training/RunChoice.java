package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.run.Checkpoint;
import org.lamina.graph.run.SessionState;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.project.PastRuns;
import org.lamina.ui.text.Messages;

/// What can be done with the run that is chosen: buttons, the same as menu, and why its weights cannot be used.
final class RunChoice extends VBox {
    private final Workbench bench;
    private final Messages messages;
    private final PastRuns past;
    private final Runnable rename;
    private final Button use = new Button();
    private final Label why = Labels.wrapped("", StyleNames.MUTED, StyleNames.CAPTION);
    private @Nullable RunSummary run;
    private @Nullable Checkpoint weights;
    private boolean searched;

    /// @param rename begins to edit the name of the chosen run
    RunChoice(Workbench bench, PastRuns past, Runnable rename) {
        this.bench = bench;
        this.past = past;
        this.rename = rename;
        messages = bench.messages();
        use.setId("run-use");
        use.textProperty().bind(messages.bind("training.runs.use"));
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setOnAction(_ -> use());
        use.accessibleHelpProperty().bind(why.textProperty());
        why.setId("run-use-why");
        HBox buttons = new HBox(
                4,
                use,
                Nodes.grow(),
                button("run-rename", Feather.EDIT_2, "training.runs.rename", rename),
                button("run-delete", Feather.TRASH_2, "training.runs.delete", this::delete));
        buttons.setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 12, 6, 12));
        setSpacing(2);
        getChildren().addAll(buttons, why);
        refresh();
    }

    private Button button(String id, Ikon icon, String key, Runnable action) {
        Button button = Nodes.styled(new Button(null, new FontIcon(icon)), StyleNames.FLAT_BUTTON);
        button.setId(id);
        button.accessibleTextProperty().bind(messages.bind(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind(key));
        button.setTooltip(tip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Follows what decides whether weights can be used.
    Subscription follow() {
        return Subscription.combine(
                bench.runs().stateProperty().subscribe((_, _) -> show(run)),
                bench.editor().projectProperty().subscribe((_, _) -> refresh()),
                messages.languageProperty().subscribe(_ -> refresh()));
    }

    void show(@Nullable RunSummary chosen) {
        boolean isOther = run == null || chosen == null || !run.id().equals(chosen.id());
        run = chosen;
        if (isOther) {
            weights = null;
            searched = false;
        }
        refresh();
        if (chosen != null) {
            past.findWeights(chosen, found -> {
                if (chosen.equals(run)) {
                    weights = found.orElse(null);
                    searched = true;
                    refresh();
                }
            });
        }
    }

    private void refresh() {
        RunSummary chosen = run;
        Optional<String> refusal = chosen == null || !searched ? Optional.empty() : refusal(chosen, weights);
        use.setDisable(chosen == null || !searched || refusal.isPresent());
        why.setText(refusal.orElse(""));
        Labels.toggle(why, refusal.isPresent());
    }

    private Optional<String> refusal(RunSummary chosen, @Nullable Checkpoint found) {
        SessionState state = bench.runs().stateProperty().get();
        if (past.isInUse(chosen)) {
            return Optional.of(messages.text("training.runs.use.in-use"));
        }
        if (found == null) {
            return Optional.of(messages.text("training.runs.use.no-checkpoint"));
        }
        if (!SameRun.weightsFit(found.document(), bench.editor().project())) {
            return Optional.of(messages.text("training.runs.use.other-network"));
        }
        if (!bench.editor().projectAnalysis().isTrainable()) {
            return Optional.of(messages.text("training.runs.use.problems"));
        }
        return state == SessionState.RUNNING || state == SessionState.STARTING || state == SessionState.STOPPING
                ? Optional.of(messages.text("training.runs.use.training"))
                : Optional.empty();
    }

    /// Goes back to the weights of the chosen run, or says why not.
    void use() {
        Checkpoint found = weights;
        if (found != null && !use.isDisabled()) {
            past.use(found);
            weights = null;
            searched = false;
            show(run);
        } else if (!why.getText().isEmpty()) {
            past.refuse(why.getText());
        }
    }

    /// Deletes the chosen run after a question.
    void delete() {
        if (run != null) {
            past.delete(run);
        }
    }

    /// The menu of the chosen run.
    List<MenuItem> menu() {
        MenuItem first = item("training.runs.use", KeyCode.ENTER, this::use);
        first.setDisable(use.isDisabled());
        return List.of(
                first,
                item("training.runs.rename", KeyCode.F2, rename),
                item("training.runs.delete", KeyCode.DELETE, this::delete));
    }

    private MenuItem item(String key, KeyCode keys, Runnable action) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setId(key.replace('.', '-'));
        item.setAccelerator(new KeyCodeCombination(keys));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
