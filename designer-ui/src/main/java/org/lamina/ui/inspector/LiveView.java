package org.lamina.ui.inspector;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
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

/// The distribution of what a layer puts out, as training changes it. Looks into the run only while it can be seen.
final class LiveView extends VBox {
    private static final double MANY_DEAD = 0.4;

    private final Workbench bench;
    private final Facts facts = new Facts();
    private final VBox empty;
    private final VBox numbers;
    private final WhileShown look;
    private Optional<NodeId> node = Optional.empty();

    LiveView(Workbench bench, Consumer<NodeId> inspect) {
        this.bench = bench;
        Messages messages = bench.messages();
        empty = Labels.emptyState(messages, "inspector.live.empty");
        Button open = new Button();
        open.setId("live-inspect");
        open.textProperty().bind(messages.bind("inspector.live.inspect"));
        open.setOnAction(_ -> node.ifPresent(inspect));
        numbers = new VBox(
                8, Labels.bound(messages, "inspector.section.activations", StyleNames.SECTION_CAPTION), facts, open);
        getStyleClass().add(StyleNames.INSPECTOR);
        getChildren().addAll(empty, numbers);
        refreshState();
        look = WhileShown.of(this, this::look);
    }

    void show(GraphNode shown) {
        Optional<NodeId> before = node;
        node = Optional.of(shown.id());
        if (!node.equals(before)) {
            facts.clear();
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
                .filter(document -> node.flatMap(document.network()::node).isPresent())
                .isPresent();
        Labels.toggle(empty, !known);
        Labels.toggle(numbers, known);
    }

    private void take(Snapshot snapshot) {
        if (snapshot instanceof Snapshot.Histogram histogram) {
            refreshState();
            showFacts(histogram);
        }
    }

    private void showFacts(Snapshot.Histogram histogram) {
        Messages messages = bench.messages();
        facts.clear();
        facts.add(messages.text("inspector.live.mean"), rounded(histogram.mean()))
                .setId("live-mean");
        facts.add(messages.text("inspector.live.deviation"), rounded(histogram.deviation()));
        facts.add(
                messages.text("inspector.live.range"),
                messages.text("inspector.live.from-to", rounded(histogram.min()), rounded(histogram.max())));
        facts.add(messages.text("inspector.live.zeros"), messages.text("inspector.share", histogram.zeroShare()));
        boolean manyDead = histogram.deadUnits() > histogram.units() * MANY_DEAD;
        facts.add(
                        messages.text("inspector.live.dead"),
                        messages.text("inspector.live.of", histogram.deadUnits(), histogram.units()))
                .pseudoClassStateChanged(StyleStates.WARNING, manyDead);
        facts.add(messages.text("inspector.live.iteration"), messages.text("inspector.count", histogram.iteration()));
    }

    private static String rounded(double value) {
        return Wording.significant(value, 3);
    }
}
