package org.lamina.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.lamina.graph.run.SessionState;
import org.lamina.ui.Workbench;
import org.lamina.ui.training.RunActions;

/// Commands of the Train menu.
final class TrainCommands {
    private TrainCommands() {}

    static CommandGroup group(Workbench bench, RunActions run, ObservableValue<Boolean> open) {
        ObservableValue<Boolean> ready = and(open, run.readyBinding());
        ObservableValue<Boolean> session = bench.runs()
                .stateProperty()
                .map(state -> state != SessionState.STARTING)
                .orElse(false);
        return CommandGroup.of(
                "train",
                List.of(
                        Command.of("train.run", run::trainOrPause)
                                .keys("F5")
                                .icon(Feather.PLAY)
                                .when(and(open, run.trainOrPauseBinding()))
                                .named(word(bench, run)),
                        Command.of("train.stop", run::stop)
                                .keys("Shift+F5")
                                .icon(Feather.SQUARE)
                                .when(and(open, run.stoppableBinding())),
                        Command.of("train.anew", run::trainAnew)
                                .icon(Feather.REFRESH_CW)
                                .when(ready)),
                List.of(
                        Command.of("train.batch", run::stepBatch)
                                .keys("F10")
                                .icon(Feather.SKIP_FORWARD)
                                .when(ready),
                        Command.of("train.epoch", run::stepEpoch)
                                .keys("Shortcut+F10")
                                .icon(Feather.FAST_FORWARD)
                                .when(ready)),
                List.of(
                        Command.of("train.prepare", run::prepare).when(ready),
                        Command.of("train.evaluate", run::evaluate)
                                .keys("F9")
                                .icon(Feather.CHECK_CIRCLE)
                                .when(ready),
                        Command.of(
                                        "train.checkpoint",
                                        () -> bench.runs().session().ifPresent(now -> now.saveCheckpoint()))
                                .icon(Feather.ARCHIVE)
                                .when(session)));
    }

    private static ObservableValue<String> word(Workbench bench, RunActions run) {
        return Bindings.createStringBinding(
                () -> bench.messages()
                        .text(
                                run.runningBinding().get()
                                        ? "command.train.pause"
                                        : bench.runs().stateProperty().get() == SessionState.PAUSED
                                                ? "command.train.continue"
                                                : "command.train.run"),
                run.runningBinding(),
                bench.runs().stateProperty(),
                bench.messages().languageProperty());
    }

    private static ObservableValue<Boolean> and(ObservableValue<Boolean> one, ObservableValue<Boolean> other) {
        return Bindings.createBooleanBinding(
                () -> Boolean.TRUE.equals(one.getValue()) && Boolean.TRUE.equals(other.getValue()), one, other);
    }
}
