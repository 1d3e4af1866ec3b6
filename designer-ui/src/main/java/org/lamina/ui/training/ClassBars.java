package org.lamina.ui.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lamina.graph.run.Evaluation.OutputEvaluation;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;

/// A bar for each class: how many samples it has, which share of all pixels, or how well it was found.
final class ClassBars extends VBox {
    private static final double LONGEST_NAME = 92;
    private static final double CHARACTER = 8;
    private static final double WIDE_CHARACTER = 14;

    private ClassBars(List<String> names, List<String> values, double[] lengths) {
        double nameWidth = nameWidth(names, lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            String name = i < names.size() ? names.get(i) : Integer.toString(i);
            getChildren().add(row(name, nameWidth, values.get(i), lengths[i]));
        }
    }

    /// @param areShares whether they are told as parts of all, as those of pixels are
    static ClassBars ofCounts(Messages messages, List<String> names, long[] counts, boolean areShares) {
        long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        long all = Math.max(1, Arrays.stream(counts).sum());
        List<String> values = Arrays.stream(counts)
                .mapToObj(count -> areShares
                        ? messages.text("training.share", (double) count / all)
                        : messages.text("training.count", count))
                .toList();
        return new ClassBars(
                names,
                values,
                Arrays.stream(counts)
                        .mapToDouble(count -> (double) count / most)
                        .toArray());
    }

    /// Intersection over union; a dash for a class that there is not.
    static ClassBars ofOverlaps(Messages messages, List<String> names, OutputEvaluation measured) {
        double[] overlaps = IntStream.range(0, measured.confusion().length)
                .mapToDouble(measured::overlap)
                .toArray();
        List<String> values = Arrays.stream(overlaps)
                .mapToObj(overlap -> Double.isNaN(overlap) ? "–" : messages.text("training.share", overlap))
                .toList();
        return new ClassBars(
                names,
                values,
                Arrays.stream(overlaps)
                        .map(overlap -> Double.isNaN(overlap) ? 0 : overlap)
                        .toArray());
    }

    /// So wide that the longest name has room and the bars get the rest.
    private static double nameWidth(List<String> names, int count) {
        double longest = Integer.toString(count).length() * CHARACTER;
        for (String name : names) {
            longest = Math.max(
                    longest,
                    name.codePoints()
                            .mapToDouble(character -> character > 0x2e80 ? WIDE_CHARACTER : CHARACTER)
                            .sum());
        }
        return Math.min(LONGEST_NAME, longest);
    }

    private static HBox row(String name, double nameWidth, String count, double share) {
        Label label = Labels.of(name);
        label.setMinWidth(nameWidth);
        label.setPrefWidth(nameWidth);
        label.setMaxWidth(nameWidth);
        Region track = new Region();
        track.getStyleClass().add(StyleNames.PROBABILITY_TRACK);
        track.setMaxWidth(Double.MAX_VALUE);
        Region bar = new Region();
        bar.getStyleClass().add(StyleNames.PROBABILITY_BAR);
        StackPane bars = new StackPane(track, bar);
        bars.setAlignment(Pos.CENTER_LEFT);
        bars.setMinWidth(40);
        bar.maxWidthProperty().bind(bars.widthProperty().multiply(share));
        HBox.setHgrow(bars, Priority.ALWAYS);
        Label value = Labels.of(count, StyleNames.PROBABILITY_VALUE);
        HBox row = new HBox(label, bars, value);
        row.getStyleClass().add(StyleNames.PROBABILITY_ROW);
        row.setAccessibleText(name + " " + count);
        return row;
    }
}
