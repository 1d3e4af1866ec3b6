package org.lamina.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.detect.Detections;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.Reconstruction;
import org.lamina.ui.visual.VisualContext;
import org.lamina.ui.visual.map.ClassMap;

/// The test samples that the network hits worst, numbers that are far off or class maps with many wrong pixels, each
/// beside what it makes of it. Pressing one makes all views look at it. Without a run there is only what is true.
final class WorstSamplesView extends StackPane {
    /// As sure as a box must be to be a mistake where it is wrong.
    private static final double SURE = 0.5;

    private final Workbench bench;
    private final VisualContext context;
    private final String titleKey;
    private final TestTiles tiles;
    private Subscription looking = Subscription.EMPTY;

    /// @param titleKey message key of the title; the legend has the same with `.legend`
    WorstSamplesView(Workbench bench, VisualContext context, String titleKey) {
        this.bench = bench;
        this.context = context;
        this.titleKey = titleKey;
        tiles = new TestTiles(bench, titleKey + ".legend");
        tiles.title().setId("worst-title");
        getChildren().add(tiles);
    }

    void show(GraphDocument document, OutputEvaluation evaluation) {
        clear();
        tiles.title().setText(bench.messages().text(titleKey));
        List<Integer> worst = Mistakes.farthest(evaluation);
        tiles.list(document, worst, (place, sample) -> {
            SampleTile tile = tile(document, evaluation, sample, evaluation.errors()[worst.get(place)]);
            tile.setId("worst-" + place);
            look(document, evaluation, sample, tile);
            return tile;
        });
    }

    /// Asks for nothing any more.
    void clear() {
        looking.unsubscribe();
        looking = Subscription.EMPTY;
    }

    private SampleTile tile(GraphDocument document, OutputEvaluation evaluation, Sample sample, float error) {
        String caption = evaluation.isClassMap()
                ? bench.messages().text("training.share", error)
                : evaluation.isOfBoxes()
                        ? bench.messages().text("training.evaluate.boxes.mistakes", (int) error)
                        : Wording.exactly(error, 3);
        SampleTile tile = new SampleTile(
                context, sample, caption, () -> bench.runs().sampleProperty().set(sample.ref()));
        ClassMap.ofTruth(sample, document.settings().data().signature(), evaluation.target())
                .ifPresent(tile::add);
        return tile;
    }

    /// Looks once: the list is of the moment when it was measured.
    private void look(GraphDocument document, OutputEvaluation evaluation, Sample sample, SampleTile tile) {
        Subscription[] once = {Subscription.EMPTY};
        once[0] = bench.runs().look(new ProbeRequest.Prediction(sample.ref()), snapshot -> {
            if (snapshot instanceof Snapshot.Prediction prediction) {
                once[0].unsubscribe();
                prediction.outputs().stream()
                        .filter(output -> output.node().equals(evaluation.node()))
                        .forEach(output -> {
                            add(evaluation, prediction.sample(), output, tile);
                            detector(document, evaluation)
                                    .map(detector -> Detections.of(detector, output.values(), SURE))
                                    .ifPresent(found -> tile.add(prediction.sample(), found));
                        });
            }
        });
        looking = looking.and(once[0]);
    }

    private static Optional<YoloOutput> detector(GraphDocument document, OutputEvaluation evaluation) {
        return Expansion.flat(document)
                .node(evaluation.node())
                .map(GraphNode::spec)
                .filter(YoloOutput.class::isInstance)
                .map(YoloOutput.class::cast);
    }

    private static void add(OutputEvaluation evaluation, Sample sample, Snapshot.OutputValues given, SampleTile tile) {
        if (evaluation.isClassMap()) {
            tile.add(ClassMap.ofAnswer(given.values()));
        } else {
            Reconstruction.of(sample, given).ifPresent(tile::add);
        }
    }
}
