package org.lamina.ui.training;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.record.RunSummary;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.chart.CurveChart;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.project.PastRuns;
import org.lamina.ui.project.RunBook;
import org.lamina.ui.visual.VisualContext;

/// The recorded runs of the project, newest first, and the curves of the one that is chosen.
public final class RunsPane extends HBox {
    private static final double LIST_WIDTH = 380;
    private static final double SMOOTHING = 0.6;

    private final Workbench bench;
    private final RunBook book;
    private final ListView<RunSummary> list;
    private final RunCurves curves;
    private final RunChoice choice;
    private final VBox runs;
    private final Region between;
    private final HBox charts;
    private final VBox empty;
    private String chosen = "";
    private String newest = "";

    public RunsPane(Workbench bench, VisualContext context, PastRuns past) {
        this.bench = bench;
        book = past.book();
        CurveChart loss = chart(context, "loss");
        CurveChart accuracy = chart(context, "accuracy");
        accuracy.percentProperty().set(true);
        accuracy.smoothingProperty().bindBidirectional(loss.smoothingProperty());
        loss.smoothingProperty().set(SMOOTHING);
        accuracy.crosshairXProperty().bindBidirectional(loss.crosshairXProperty());
        curves = new RunCurves(bench, loss, accuracy);
        list = Nodes.styled(new ListView<>(book.runs()), StyleNames.PLAIN_LIST);
        list.setId("runs");
        list.setCellFactory(_ -> new RunRow(bench.messages(), past));
        list.setEditable(true);
        list.getProperties().put(Nodes.OWN_KEYS, true);
        list.accessibleTextProperty().bind(bench.messages().bind("training.runs.list"));
        choice = new RunChoice(bench, past, this::rename);
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setOnContextMenuRequested(this::showMenu);
        VBox.setVgrow(list, Priority.ALWAYS);
        runs = new VBox(list, line(), choice);
        runs.setMinWidth(LIST_WIDTH);
        runs.setMaxWidth(LIST_WIDTH);
        between = line();
        Region beside = line();
        beside.visibleProperty().bind(accuracy.visibleProperty());
        beside.managedProperty().bind(accuracy.managedProperty());
        charts = new HBox(loss, beside, accuracy);
        empty = Labels.emptyState(bench.messages(), "training.runs.empty");
        HBox.setHgrow(charts, Priority.ALWAYS);
        HBox.setHgrow(empty, Priority.ALWAYS);
        charts.setMinWidth(0);
        setId("runs-pane");
        getStyleClass().add(StyleNames.PANE);
        getChildren().addAll(runs, between, charts, empty);
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
        choice.show(list.getSelectionModel().getSelectedItem());
        return Subscription.combine(
                bench.messages().languageProperty().subscribe(_ -> list.refresh()),
                bench.runs().stateProperty().subscribe(_ -> list.refresh()),
                choice.follow());
    }

    /// The list was read anew: the chosen run stays chosen until a newer one begins.
    private void refresh() {
        boolean some = !book.runs().isEmpty();
        if (some && !book.runs().getFirst().id().equals(newest)) {
            newest = book.runs().getFirst().id();
            chosen = newest;
        }
        Labels.toggle(runs, some);
        Labels.toggle(between, some);
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

    private void rename() {
        list.edit(list.getSelectionModel().getSelectedIndex());
    }

    private void press(KeyEvent event) {
        if (list.getEditingIndex() >= 0) {
            return;
        }
        switch (event.getCode()) {
            case F2 -> rename();
            case DELETE -> choice.delete();
            case ENTER -> choice.use();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void showMenu(ContextMenuEvent event) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(choice.menu());
        menu.show(list, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void choose(@Nullable RunSummary run) {
        choice.show(run);
        if (run != null) {
            chosen = run.id();
            book.read(run, record -> {
                if (record.summary().id().equals(chosen)) {
                    curves.show(record);
                }
            });
        }
    }
}
