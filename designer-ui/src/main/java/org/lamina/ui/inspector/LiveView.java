package org.lamina.ui.inspector;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingSession;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.fx.WhileShown;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.HistogramView;

/// The distribution of what a layer puts out, as training changes it. Looks into the run only while it can be seen.
final class LiveView extends VBox {
    private static final double MANY_DEAD = 0.4;

    private static final double HISTOGRAM_HEIGHT = 180;

    private final Workbench bench;
    private final Optional<HistogramView> histogram;
    private final Label name = Labels.of("", StyleNames.TITLE);
    private final Facts facts = new Facts();
    private final VBox empty;
    private final VBox numbers;
    private final WhileShown look;
    private Optional<NodeId> node = Optional.empty();

    /// @param histogram draws the distribution; none where only its numbers are wanted
    LiveView(Workbench bench, Optional<HistogramView> histogram, Consumer<NodeId> inspect) {
        this.bench = bench;
        this.histogram = histogram;
        Messages messages = bench.messages();
        empty = Labels.emptyState(messages, "inspector.live.empty");
        Button open = new Button();
        open.setId("live-inspect");
        open.textProperty().bind(messages.bind("inspector.live.inspect"));
        open.setOnAction(_ -> node.ifPresent(inspect));
        numbers = new VBox(8, name);
        histogram.ifPresent(view -> {
            view.withoutFacts();
            view.setMinHeight(HISTOGRAM_HEIGHT);
            view.setMaxHeight(HISTOGRAM_HEIGHT);
            view.titleProperty().bind(messages.bind("inspector.live.title"));
            numbers.getChildren().add(view);
        });
        Label caption = Labels.bound(messages, "inspector.section.activations", StyleNames.SECTION_CAPTION);
        numbers.getChildren().addAll(caption, facts, open);
        getStyleClass().add(StyleNames.INSPECTOR);
        getChildren().addAll(empty, numbers);
        refreshState();
        look = WhileShown.of(this, this::look);
    }

    void show(GraphNode shown) {
        Optional<NodeId> before = node;
        node = Optional.of(bench.editor().openBlocks().layer(shown.id()));
        name.setText(shown.name());
        if (!node.equals(before)) {
            facts.clear();
            histogram.ifPresent(HistogramView::clear);
            look.restart();
        }
    }

    private Subscription look() {
        Subscription session = bench.runs().sessionProperty().subscribe(_ -> refreshState());
        return node.map(id -> session.and(bench.runs().look(new ProbeRequest.Histogram(id), this::take)))
                .orElse(session);
    }

    private void refreshState() {
        boolean known = bench.runs()
                .session()
                .map(TrainingSession::document)
                .filter(document -> node.flatMap(Expansion.flat(document)::node).isPresent())
                .isPresent();
        Labels.toggle(empty, !known);
        Labels.toggle(numbers, known);
    }

    private void take(Snapshot snapshot) {
        if (snapshot instanceof Snapshot.Histogram taken) {
            refreshState();
            histogram.ifPresent(view -> view.show(taken));
            showFacts(taken);
        }
    }

    private void showFacts(Snapshot.Histogram taken) {
        Messages messages = bench.messages();
        facts.clear();
        facts.add(messages.text("inspector.live.mean"), rounded(taken.mean())).setId("live-mean");
        facts.add(messages.text("inspector.live.deviation"), rounded(taken.deviation()));
        facts.add(
                messages.text("inspector.live.range"),
                messages.text("inspector.live.from-to", rounded(taken.min()), rounded(taken.max())));
        facts.add(messages.text("inspector.live.zeros"), messages.text("inspector.share", taken.zeroShare()));
        boolean manyDead = taken.deadUnits() > taken.units() * MANY_DEAD;
        facts.add(
                        messages.text("inspector.live.dead"),
                        messages.text("inspector.live.of", taken.deadUnits(), taken.units()))
                .pseudoClassStateChanged(StyleStates.WARNING, manyDead);
        facts.add(messages.text("inspector.live.iteration"), messages.text("inspector.count", taken.iteration()));
    }

    private static String rounded(double value) {
        return Wording.significant(value, 3);
    }
}
