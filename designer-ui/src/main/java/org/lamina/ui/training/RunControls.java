package org.lamina.ui.training;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.run.SessionState;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Messages;

/// The controls of the run for the toolbar: the main button, Step, Stop, and where the run is.
public final class RunControls extends HBox {
    private static final double GAP = 8;

    private final Workbench bench;
    private final RunActions actions;

    public RunControls(Workbench bench, RunActions actions) {
        super(GAP);
        this.bench = bench;
        this.actions = actions;
        setId("run-controls");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(mainButton(), stepButton(), stopButton(), status());
    }

    private Button mainButton() {
        Button button = button("run-train", mainWord(), Feather.PLAY);
        button.getStyleClass().add(StyleNames.PRIMARY_BUTTON);
        FontIcon pause = new FontIcon(Feather.PAUSE);
        FontIcon play = new FontIcon(Feather.PLAY);
        button.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> actions.runningBinding().get() ? pause : play, actions.runningBinding()));
        button.setOnAction(_ -> actions.trainOrPause());
        Tooltip more = moreTip();
        button.textProperty().subscribe(_ -> button.setTooltip(trainsMore() ? more : null));
        enable(button.disableProperty(), actions.trainOrPauseBinding());
        return button;
    }

    private StringBinding mainWord() {
        Messages messages = bench.messages();
        return Bindings.createStringBinding(
                () -> messages.text(mainKey()),
                bench.runs().stateProperty(),
                bench.runs().progressProperty(),
                bench.runs().pastProperty(),
                bench.editor().projectProperty(),
                messages.languageProperty());
    }

    private String mainKey() {
        SessionState state = bench.runs().stateProperty().get();
        if (state == SessionState.RUNNING) {
            return "training.pause";
        }
        if (state == SessionState.PAUSED) {
            return "training.continue";
        }
        return trainsMore() ? "training.more" : "training.train";
    }

    private boolean trainsMore() {
        return !isFormer()
                && RunStatus.isFinished(
                        bench.runs().stateProperty().get(),
                        bench.runs().progressProperty().get(),
                        bench.runs().pastProperty().get());
    }

    /// Says how many epochs follow where a run goes on, and how to begin anew instead.
    private Tooltip moreTip() {
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> bench.messages()
                                .text(
                                        "training.more.tip",
                                        bench.editor()
                                                .project()
                                                .settings()
                                                .training()
                                                .epochs()),
                        bench.editor().projectProperty(),
                        bench.messages().languageProperty()));
        return tip;
    }

    private MenuButton stepButton() {
        MenuItem batch = item("step-batch", "training.step.batch");
        batch.setOnAction(_ -> actions.stepBatch());
        MenuItem epoch = item("step-epoch", "training.step.epoch");
        epoch.setOnAction(_ -> actions.stepEpoch());
        MenuButton button = new MenuButton();
        button.setId("run-step");
        button.getItems().addAll(batch, epoch);
        button.textProperty().bind(bench.messages().bind("training.step"));
        button.setTooltip(tip("training.step.tip"));
        button.setMinWidth(USE_PREF_SIZE);
        enable(button.disableProperty(), actions.readyBinding());
        return button;
    }

    private Button stopButton() {
        Button button = button("run-stop", bench.messages().bind("training.stop"), Feather.SQUARE);
        button.setTooltip(tip("training.stop.tip"));
        button.setOnAction(_ -> actions.stop());
        enable(button.disableProperty(), actions.stoppableBinding());
        return button;
    }

    private Label status() {
        Messages messages = bench.messages();
        Label label = new Label();
        label.setId("run-status");
        label.getStyleClass().add(StyleNames.RUN_STATUS);
        label.setMinWidth(0);
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> RunStatus.text(
                                messages,
                                bench.runs().stateProperty().get(),
                                bench.runs().progressProperty().get(),
                                bench.runs().evaluationProperty().get(),
                                bench.runs().pastProperty().get(),
                                actions.failureProperty().get(),
                                isFormer()),
                        bench.runs().stateProperty(),
                        bench.runs().progressProperty(),
                        bench.runs().evaluationProperty(),
                        bench.runs().pastProperty(),
                        actions.failureProperty(),
                        bench.editor().projectProperty(),
                        messages.languageProperty()));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        actions.failureProperty().subscribe(failure -> {
            label.pseudoClassStateChanged(StyleStates.ERROR, failure != null);
            label.setTooltip(failure == null ? null : whole);
        });
        return label;
    }

    private boolean isFormer() {
        return bench.runs()
                .document()
                .filter(trained -> !SameRun.sameNetwork(bench.editor().project(), trained))
                .isPresent();
    }

    private static Button button(String id, StringBinding text, Ikon icon) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.textProperty().bind(text);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private MenuItem item(String id, String key) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(bench.messages().bind(key));
        return item;
    }

    private Tooltip tip(String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(bench.messages().bind(key));
        return tip;
    }

    private static void enable(BooleanProperty disable, ObservableBooleanValue possible) {
        disable.bind(Bindings.not(possible));
    }
}
