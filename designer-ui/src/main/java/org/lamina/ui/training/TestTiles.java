package org.lamina.ui.training;

import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.settings.DataSettings;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;

/// Some test samples as tiles under a title, with a legend that says how to read what stands below each.
final class TestTiles extends VBox {
    private final Workbench bench;
    private final Label title = Labels.of("", StyleNames.PLOT_TITLE);
    private final Label legend;
    private final FlowPane tiles = new FlowPane(2, 2);
    private List<Integer> listed = List.of();

    /// @param side stands at the end of the line with the title
    TestTiles(Workbench bench, String legendKey, Node... side) {
        this.bench = bench;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend = Labels.bound(bench.messages(), legendKey, StyleNames.VISUAL_CAPTION);
        legend.setMinWidth(0);
        title.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(8, title, legend, space);
        header.getChildren().addAll(side);
        header.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add(StyleNames.VISUAL);
        getChildren().addAll(header, scroll);
    }

    Label title() {
        return title;
    }

    /// Fetches the samples in the background; an answer that comes after another question is dropped.
    ///
    /// @param tile makes the tile of the sample at this place of the list
    void list(GraphDocument document, List<Integer> samples, BiFunction<Integer, Sample, SampleTile> tile) {
        List<Integer> asked = List.copyOf(samples);
        listed = asked;
        Labels.toggle(legend, !asked.isEmpty());
        tiles.getChildren().clear();
        if (asked.isEmpty()) {
            say(bench.messages().text("training.evaluate.no-mistakes"));
            return;
        }
        DataSettings data = document.settings().data();
        int seed = document.settings().training().seed();
        bench.jobs()
                .run(
                        () -> bench.runs().engine().samples(data, seed, SampleRef.Split.TEST, asked),
                        found -> {
                            if (listed.equals(asked)) {
                                fill(found, tile);
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

    private void fill(List<Sample> samples, BiFunction<Integer, Sample, SampleTile> tile) {
        tiles.getChildren().clear();
        for (int i = 0; i < samples.size(); i++) {
            tiles.getChildren().add(tile.apply(i, samples.get(i)));
        }
    }
}
