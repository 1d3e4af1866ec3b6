package org.lamina.ui.training;

import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.ui.Workbench;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.Reconstruction;
import org.lamina.ui.visual.VisualContext;

/// The test samples whose numbers the network hits worst, each beside what it makes of it. Pressing one makes all views
/// look at it. Without a run there is only the sample.
final class ReconstructionsView extends StackPane {
    private final Workbench bench;
    private final VisualContext context;
    private final TestTiles tiles;
    private Subscription looking = Subscription.EMPTY;

    ReconstructionsView(Workbench bench, VisualContext context) {
        this.bench = bench;
        this.context = context;
        tiles = new TestTiles(bench, "training.evaluate.reconstructions.legend");
        tiles.title().setId("reconstructions-title");
        getChildren().add(tiles);
    }

    void show(GraphDocument document, OutputEvaluation evaluation) {
        clear();
        tiles.title().setText(bench.messages().text("training.evaluate.reconstructions"));
        List<Integer> worst = Mistakes.farthest(evaluation);
        tiles.list(document, worst, (place, sample) -> {
            SampleTile tile = tile(sample, evaluation.errors()[worst.get(place)]);
            tile.setId("reconstruction-" + place);
            look(evaluation, sample, tile);
            return tile;
        });
    }

    /// Asks for nothing any more.
    void clear() {
        looking.unsubscribe();
        looking = Subscription.EMPTY;
    }

    private SampleTile tile(Sample sample, float error) {
        return new SampleTile(context, sample, Wording.exactly(error, 3), () -> bench.runs()
                .sampleProperty()
                .set(sample.ref()));
    }

    /// Looks once: the list is of the moment when it was measured.
    private void look(OutputEvaluation evaluation, Sample sample, SampleTile tile) {
        Subscription[] once = {Subscription.EMPTY};
        once[0] = bench.runs().look(new ProbeRequest.Prediction(sample.ref()), snapshot -> {
            if (snapshot instanceof Snapshot.Prediction prediction) {
                once[0].unsubscribe();
                prediction.outputs().stream()
                        .filter(output -> output.node().equals(evaluation.node()))
                        .flatMap(output -> Reconstruction.of(prediction.sample(), output).stream())
                        .forEach(tile::add);
            }
        });
        looking = looking.and(once[0]);
    }
}
