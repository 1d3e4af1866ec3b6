package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.Sample;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.VisualContext;

/// The test samples of a cell of the confusion matrix, or the worst mistakes. Pressing one makes all views look at it.
final class MistakesView extends StackPane {
    private final Workbench bench;
    private final VisualContext context;
    private final Button back = new Button();
    private final TestTiles tiles;
    private Optional<Shown> shown = Optional.empty();

    private record Shown(GraphDocument document, OutputEvaluation evaluation, List<String> names) {}

    MistakesView(Workbench bench, VisualContext context) {
        this.bench = bench;
        this.context = context;
        back.setId("mistakes-worst");
        back.textProperty().bind(bench.messages().bind("training.evaluate.back"));
        back.getStyleClass().add(StyleNames.LINK_BUTTON);
        back.setOnAction(_ -> showWorst());
        back.setMinWidth(USE_PREF_SIZE);
        tiles = new TestTiles(bench, "training.evaluate.legend", back);
        tiles.title().setId("mistakes-title");
        getChildren().add(tiles);
    }

    void show(GraphDocument document, OutputEvaluation evaluation, List<String> names) {
        shown = Optional.of(new Shown(document, evaluation, names));
        showWorst();
    }

    private void showWorst() {
        shown.ifPresent(now -> {
            tiles.title().setText(bench.messages().text("training.evaluate.worst"));
            Labels.toggle(back, false);
            list(now, Mistakes.worst(now.evaluation));
        });
    }

    void showCell(int actual, int predicted) {
        shown.ifPresent(now -> {
            Messages messages = bench.messages();
            long count = now.evaluation.confusion()[actual][predicted];
            String name = SampleCaptions.name(now.names, actual);
            tiles.title()
                    .setText(
                            actual == predicted
                                    ? messages.text("training.evaluate.right", name, count)
                                    : messages.text(
                                            "training.evaluate.cell",
                                            name,
                                            SampleCaptions.name(now.names, predicted),
                                            count));
            Labels.toggle(back, true);
            list(now, Mistakes.ofCell(now.evaluation, actual, predicted));
        });
    }

    private void list(Shown now, List<Integer> answers) {
        List<Integer> samples = answers.stream()
                .map(answer -> Mistakes.sampleOf(now.evaluation, answer))
                .toList();
        tiles.list(now.document, samples, (place, sample) -> tile(now, place, answers.get(place), sample));
    }

    private SampleTile tile(Shown now, int place, int answer, Sample sample) {
        String caption = bench.messages()
                .text(
                        "training.evaluate.tile",
                        SampleCaptions.name(now.names, now.evaluation.actual()[answer]),
                        SampleCaptions.name(now.names, now.evaluation.predicted()[answer]),
                        now.evaluation.confidence()[answer]);
        SampleTile tile = new SampleTile(
                context, sample, caption, () -> bench.runs().sampleProperty().set(sample.ref()));
        tile.setId("mistake-" + place);
        return tile;
    }
}
