package org.lamina.ui.training;

import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.record.RunSummary;
import org.lamina.graph.run.SessionState;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.project.RunBook;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.VisualContext;

/// The recorded runs of the project, newest first, and the curves of the one that is chosen.
public final class RunsPane extends HBox {
    private static final double LIST_WIDTH = 380;
    private static final double SMOOTHING = 0.6;

    private final Workbench bench;
    private final RunBook book;
    private final ListView<RunSummary> list;
    private final RunCurves curves;
    private final HBox charts;
    private final VBox empty;
    private String chosen = "";
    private String newest = "";

    public RunsPane(Workbench bench, VisualContext context, RunBook book) {
        this.bench = bench;
        this.book = book;
        CurveChart loss = chart(context, "loss");
        CurveChart accuracy = chart(context, "accuracy");
        accuracy.percentProperty().set(true);
        accuracy.smoothingProperty().bindBidirectional(loss.smoothingProperty());
        loss.smoothingProperty().set(SMOOTHING);
        accuracy.crosshairXProperty().bindBidirectional(loss.crosshairXProperty());
        curves = new RunCurves(bench, loss, accuracy);
        list = Nodes.styled(new ListView<>(book.runs()), StyleNames.PLAIN_LIST);
        list.setId("runs");
        list.setMinWidth(LIST_WIDTH);
        list.setMaxWidth(LIST_WIDTH);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        charts = new HBox(loss, line(), accuracy);
        empty = Labels.emptyState(bench.messages(), "training.runs.empty");
        HBox.setHgrow(charts, Priority.ALWAYS);
        HBox.setHgrow(empty, Priority.ALWAYS);
        charts.setMinWidth(0);
        setId("runs-pane");
        getStyleClass().add(StyleNames.PANE);
        getChildren().addAll(list, line(), charts, empty);
        // A change listener, behind that of the list: it knows the new items when one of them is chosen.
        book.runs().addListener((ListChangeListener<RunSummary>) _ -> refresh());
        refresh();
        WhileShown.of(this, this::follow);
    }

    private CurveChart chart(VisualContext context, String what) {
        CurveChart chart = new CurveChart(context);
        chart.setId("runs-" + what);
        chart.titleProperty().bind(bench.messages().bind("training.curves." + what));
        chart.emptyTextProperty().bind(bench.messages().bind("training.runs.none-chosen"));
        HBox.setHgrow(chart, Priority.ALWAYS);
        chart.setPrefWidth(0);
        return chart;
    }

    private static Region line() {
        return Nodes.styled(new Region(), StyleNames.DIVIDER);
    }

    private Subscription follow() {
        book.refresh();
        return Subscription.combine(
                bench.messages().languageProperty().subscribe(_ -> list.refresh()),
                bench.runs().stateProperty().subscribe(_ -> list.refresh()));
    }

    /// The list was read anew: the chosen run stays chosen until a newer one begins.
    private void refresh() {
        boolean some = !book.runs().isEmpty();
        if (some && !book.runs().getFirst().id().equals(newest)) {
            newest = book.runs().getFirst().id();
            chosen = newest;
        }
        Labels.toggle(list, some);
        Labels.toggle(charts, some);
        Labels.toggle(empty, !some);
        Optional<RunSummary> again =
                book.runs().stream().filter(run -> run.id().equals(chosen)).findFirst();
        if (again.isPresent()) {
            list.getSelectionModel().select(again.get());
        } else if (some) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void choose(@Nullable RunSummary run) {
        if (run != null) {
            chosen = run.id();
            book.read(run, record -> {
                if (record.summary().id().equals(chosen)) {
                    curves.show(record);
                }
            });
        }
    }

    /// Number and time of a run, how it ended, and how well it did.
    private final class Cell extends ListCell<RunSummary> {
        @Override
        protected void updateItem(@Nullable RunSummary run, boolean isEmpty) {
            super.updateItem(run, isEmpty);
            setPrefWidth(0); // as wide as the list
            setText(null);
            setGraphic(isEmpty || run == null ? null : lines(run));
        }

        private VBox lines(RunSummary run) {
            Messages messages = bench.messages();
            RunSummary.Outcome outcome = run.progress().outcome();
            boolean runs = isRunning(run);
            Region dot = Nodes.styled(new Region(), StyleNames.STATUS_DOT);
            switch (outcome) {
                case OPEN -> dot.pseudoClassStateChanged(StyleStates.TRAINING, runs);
                case COMPLETED, EARLY_STOPPING, STOPPED -> dot.pseudoClassStateChanged(StyleStates.GOOD, true);
                case FAILED -> dot.pseudoClassStateChanged(StyleStates.ERROR, true);
            }
            String word =
                    runs ? "running" : outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            HBox first = row(
                    dot,
                    new Label(messages.text("training.runs.number", run.number())),
                    muted(messages.text("training.runs.outcome." + word)),
                    Nodes.grow(),
                    muted(messages.text("training.runs.began", Date.from(run.began()))));
            HBox second = row(
                    muted(messages.text("training.runs.epochs", run.progress().epoch())));
            RunSummary.Results results = run.results();
            if (Double.isFinite(results.validationAccuracy())) {
                second.getChildren()
                        .add(muted(messages.text("training.runs.validation", results.validationAccuracy())));
            } else if (Double.isFinite(results.validationLoss())) {
                String loss = Wording.significant(results.validationLoss(), 4);
                second.getChildren().add(muted(messages.text("training.runs.validation-loss", loss)));
            }
            if (Double.isFinite(results.testAccuracy())) {
                second.getChildren().add(muted(messages.text("training.runs.test", results.testAccuracy())));
            }
            second.getChildren().addAll(Nodes.grow(), muted(messages.text("training.runs.seed", run.seed())));
            return new VBox(2, first, second);
        }

        private boolean isRunning(RunSummary run) {
            SessionState state = bench.runs().stateProperty().get();
            return book.isCurrent(run) && (state == SessionState.RUNNING || state == SessionState.PAUSED);
        }

        private static HBox row(Node... nodes) {
            HBox row = new HBox(8, nodes);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }

        private static Label muted(String text) {
            return Labels.of(text, StyleNames.MUTED, StyleNames.CAPTION);
        }
    }
}
