package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.StyleNames;
import org.lamina.ui.visual.map.GridPainter;

/// What the network is given and what it makes of it, side by side: a pair of pictures for each output, in the same
/// colours, with the mean squared error between them. The wheel zooms in on the numbers.
public final class ReconstructionView extends SnapshotView {
    private static final double GAP = 6;

    private final VBox rows = new VBox(GAP);
    private final List<Pair> pairs = new ArrayList<>();
    private Snapshot.@Nullable Prediction snapshot;

    /// The places of two pictures.
    private final class Pair extends VBox {
        private final NumberGridPane wanted = grid("visual.reconstruction.wanted");
        private final NumberGridPane given = grid("visual.reconstruction.given");
        private final Label error = new Label();
        private @Nullable Reconstruction shown;

        Pair() {
            super(GAP);
            error.getStyleClass().add(StyleNames.VISUAL_CAPTION);
            HBox pictures = new HBox(
                    GAP, column("visual.reconstruction.wanted", wanted), column("visual.reconstruction.given", given));
            VBox.setVgrow(pictures, Priority.ALWAYS);
            getChildren().addAll(pictures, error);
        }

        private NumberGridPane grid(String nameKey) {
            NumberGridPane grid = new NumberGridPane(context().theme());
            grid.setPrefSize(0, 0);
            grid.accessibleTextProperty().bind(context().messages().bind(nameKey));
            grid.onHover(place -> ReconstructionView.this.setHover(place == null ? "" : hoverText(place)));
            return grid;
        }

        private VBox column(String captionKey, NumberGridPane grid) {
            Label caption = new Label();
            caption.getStyleClass().add(StyleNames.VISUAL_CAPTION);
            caption.textProperty().bind(context().messages().bind(captionKey));
            VBox column = new VBox(GAP / 2, caption, grid);
            column.setMinWidth(0);
            column.setPrefWidth(0);
            HBox.setHgrow(column, Priority.ALWAYS);
            VBox.setVgrow(grid, Priority.ALWAYS);
            return column;
        }

        private String hoverText(AtlasPane.Place place) {
            Reconstruction now = shown;
            return now == null
                    ? ""
                    : text(
                            "visual.reconstruction.hover",
                            Integer.toString(place.row()),
                            Integer.toString(place.column()),
                            number(InputColors.grid(now.wanted()).value(0, place.row(), place.column())),
                            number(InputColors.grid(now.given()).value(0, place.row(), place.column())));
        }

        private void show(Reconstruction now) {
            shown = now;
            GridPainter.Coloring coloring = now.coloring(context().palette());
            wanted.show(InputColors.grid(now.wanted()), 0, coloring, locale());
            given.show(InputColors.grid(now.given()), 0, coloring, locale());
            error.setText(text("visual.reconstruction.error", number(now.error())));
        }
    }

    public ReconstructionView(VisualContext context) {
        super(context, "visual.probabilities.empty");
        rows.setMinSize(0, 0);
        setContent(rows);
    }

    public void show(Snapshot.Prediction prediction) {
        snapshot = prediction;
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return !reconstructions().isEmpty();
    }

    @Override
    void redraw() {
        if (snapshot == null) {
            return;
        }
        List<Reconstruction> shown = reconstructions();
        while (pairs.size() < shown.size()) {
            Pair pair = new Pair();
            VBox.setVgrow(pair, Priority.ALWAYS);
            pairs.add(pair);
        }
        List<Node> used = List.copyOf(pairs.subList(0, shown.size()));
        if (!rows.getChildren().equals(used)) {
            rows.getChildren().setAll(used);
        }
        for (int i = 0; i < shown.size(); i++) {
            pairs.get(i).show(shown.get(i));
        }
        setCaption(SampleWords.brief(snapshot.sample(), List.of(), context().messages()));
    }

    private List<Reconstruction> reconstructions() {
        Snapshot.Prediction shown = snapshot;
        return shown == null
                ? List.of()
                : shown.outputs().stream()
                        .flatMap(output -> Reconstruction.of(shown.sample(), output).stream())
                        .toList();
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("output,index,wanted,given\n");
        List<Reconstruction> shown = reconstructions();
        for (int output = 0; output < shown.size(); output++) {
            Tensor wanted = shown.get(output).wanted();
            Tensor given = shown.get(output).given();
            for (int i = 0; i < wanted.values().length; i++) {
                csv.append(output).append(',').append(i).append(',');
                csv.append(wanted.values()[i])
                        .append(',')
                        .append(given.values()[i])
                        .append('\n');
            }
        }
        return csv.toString();
    }
}
