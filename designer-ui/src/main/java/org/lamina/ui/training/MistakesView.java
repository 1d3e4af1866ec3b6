package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.settings.DataSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;
import org.lamina.ui.visual.VisualContext;

/// The test samples of a cell of the confusion matrix, or the worst mistakes. Pressing one makes all views look at it.
final class MistakesView extends VBox {
    private final Workbench bench;
    private final VisualContext context;
    private final Label title = Labels.of("", StyleNames.PLOT_TITLE);
    private final Label legend;
    private final Button back = new Button();
    private final FlowPane tiles = new FlowPane(2, 2);
    private Optional<Shown> shown = Optional.empty();
    private List<Integer> listed = List.of();

    private record Shown(GraphDocument document, OutputEvaluation evaluation, List<String> names) {}

    MistakesView(Workbench bench, VisualContext context) {
        this.bench = bench;
        this.context = context;
        title.setId("mistakes-title");
        back.setId("mistakes-worst");
        back.textProperty().bind(bench.messages().bind("training.evaluate.back"));
        back.getStyleClass().add(StyleNames.LINK_BUTTON);
        back.setOnAction(_ -> showWorst());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend = Labels.bound(bench.messages(), "training.evaluate.legend", StyleNames.VISUAL_CAPTION);
        legend.setMinWidth(0);
        title.setMinWidth(USE_PREF_SIZE);
        back.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(8, title, legend, space, back);
        header.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add(StyleNames.VISUAL);
        getChildren().addAll(header, scroll);
    }

    void show(GraphDocument document, OutputEvaluation evaluation, List<String> names) {
        shown = Optional.of(new Shown(document, evaluation, names));
        showWorst();
    }

    private void showWorst() {
        shown.ifPresent(now -> {
            title.setText(bench.messages().text("training.evaluate.worst"));
            Labels.toggle(back, false);
            list(now, Mistakes.worst(now.evaluation));
        });
    }

    void showCell(int actual, int predicted) {
        shown.ifPresent(now -> {
            Messages messages = bench.messages();
            long count = now.evaluation.confusion()[actual][predicted];
            String name = SampleCaptions.name(now.names, actual);
            title.setText(
                    actual == predicted
                            ? messages.text("training.evaluate.right", name, count)
                            : messages.text(
                                    "training.evaluate.cell", name, SampleCaptions.name(now.names, predicted), count));
            Labels.toggle(back, true);
            list(now, Mistakes.ofCell(now.evaluation, actual, predicted));
        });
    }

    /// Fetches the samples in the background; an answer that comes after another question is dropped.
    private void list(Shown now, List<Integer> answers) {
        listed = answers;
        Labels.toggle(legend, !answers.isEmpty());
        tiles.getChildren().clear();
        if (answers.isEmpty()) {
            say(bench.messages().text("training.evaluate.no-mistakes"));
            return;
        }
        List<Integer> samples = answers.stream()
                .map(answer -> Mistakes.sampleOf(now.evaluation, answer))
                .toList();
        DataSettings data = now.document.settings().data();
        int seed = now.document.settings().training().seed();
        bench.jobs()
                .run(
                        () -> bench.runs().engine().samples(data, seed, SampleRef.Split.TEST, samples),
                        found -> {
                            if (listed.equals(answers)) {
                                fill(now, answers, found);
                            }
                        },
                        trouble -> say(
                                trouble instanceof ProblemException known
                                        ? bench.wording().sentence(known.problem())
                                        : bench.messages()
                                                .text(
                                                        "training.data.unreadable",
                                                        String.valueOf(trouble.getMessage()))));
    }

    private void say(String sentence) {
        tiles.getChildren().setAll(Labels.wrapped(sentence, StyleNames.EMPTY_TEXT));
    }

    private void fill(Shown now, List<Integer> answers, List<Sample> samples) {
        tiles.getChildren().clear();
        for (int i = 0; i < samples.size(); i++) {
            int answer = answers.get(i);
            Sample sample = samples.get(i);
            String caption = bench.messages()
                    .text(
                            "training.evaluate.tile",
                            SampleCaptions.name(now.names, now.evaluation.actual()[answer]),
                            SampleCaptions.name(now.names, now.evaluation.predicted()[answer]),
                            now.evaluation.confidence()[answer]);
            SampleTile tile = new SampleTile(context, sample, caption, () -> bench.runs()
                    .sampleProperty()
                    .set(sample.ref()));
            tile.setId("mistake-" + i);
            tiles.getChildren().add(tile);
        }
    }
}
