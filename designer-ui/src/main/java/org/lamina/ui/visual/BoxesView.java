package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.detect.AveragePrecision;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.detect.Detections;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;

/// The boxes that a detector finds in an image, with class and confidence, over the image and in a list beside it; true
/// ones are dashed. A slider sets how sure a box must be to be shown.
public final class BoxesView extends SnapshotView {
    private static final double GAP = 6;
    private static final double SIDE = 200;
    private static final double LEAST = 0.05;
    private static final double USUAL = 0.5;
    private static final double MOST = 0.95;
    private static final double ROW = 20;

    private final BoxesPane picture = new BoxesPane(SIDE);
    private final Slider threshold = new Slider(LEAST, MOST, USUAL);
    private final Label thresholdName = new Label();
    private final VBox rows = new VBox();
    private Snapshot.@Nullable Prediction snapshot;
    private @Nullable YoloOutput output;
    private List<String> classNames = List.of();

    public BoxesView(VisualContext context) {
        super(context, "visual.probabilities.empty");
        threshold.setId("boxes-threshold");
        threshold.setMinWidth(0);
        thresholdName.getStyleClass().add(StyleNames.VISUAL_CAPTION);
        thresholdName.setLabelFor(threshold);
        thresholdName.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(threshold, Priority.ALWAYS);
        HBox setting = new HBox(GAP, thresholdName, threshold);
        setting.setAlignment(Pos.CENTER_LEFT);
        Label legend = new Label();
        legend.getStyleClass().add(StyleNames.VISUAL_CAPTION);
        legend.setWrapText(true);
        legend.textProperty().bind(context.messages().bind("visual.boxes.legend"));
        ScrollPane list = new ScrollPane(rows);
        list.setFitToWidth(true);
        list.setMinSize(0, 0);
        list.setPrefSize(0, 0);
        list.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        picture.prefWidthProperty().bind(picture.heightProperty());
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox body = new HBox(GAP, picture, list);
        body.setMinSize(0, 0);
        body.setPrefHeight(SIDE);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox content = new VBox(GAP, setting, body, legend);
        content.setMinSize(0, 0);
        threshold.valueProperty().subscribe((_, _) -> redrawNow());
        setContent(content);
    }

    /// How the first output is to be read.
    public void setOutput(YoloOutput detector, List<String> names) {
        output = detector;
        classNames = List.copyOf(names);
        redrawNow();
    }

    public void show(Snapshot.Prediction prediction) {
        snapshot = prediction;
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return answer().isPresent();
    }

    private Optional<Tensor> answer() {
        Snapshot.Prediction shown = snapshot;
        YoloOutput detector = output;
        return shown == null || detector == null
                ? Optional.empty()
                : shown.outputs().stream()
                        .map(Snapshot.OutputValues::values)
                        .filter(values -> values.rank() == 3 && values.size(0) == detector.channels())
                        .findFirst();
    }

    private List<Detected> found() {
        YoloOutput detector = output;
        return detector == null
                ? List.of()
                : answer().map(values -> Detections.of(detector, values, threshold.getValue()))
                        .orElse(List.of());
    }

    private List<Detected> truth() {
        Snapshot.Prediction shown = snapshot;
        return shown == null || shown.sample().values().isEmpty()
                ? List.of()
                : Detected.truth(shown.sample().values().getFirst());
    }

    @Override
    void redraw() {
        if (snapshot == null) {
            return;
        }
        List<Detected> found = found();
        List<Detected> truth = truth();
        Tensor image = snapshot.sample().inputs().getFirst();
        picture.show(
                new BoxesPane.Content(image, InputColors.of(image, context().palette()), found, truth, this::words),
                context());
        thresholdName.setText(text("visual.boxes.threshold", ProbabilityRow.percent(threshold.getValue(), locale())));
        showRows(found, truth);
        setCaption(text("visual.boxes.caption", found.size(), truth.size()));
    }

    private void showRows(List<Detected> found, List<Detected> truth) {
        boolean[] right = AveragePrecision.right(found, truth);
        List<ProbabilityRow.Content> contents = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            String name = SampleWords.className(classNames, found.get(i).type());
            AnswerMark mark = AnswerMark.of(true, right[i], !truth.isEmpty());
            contents.add(new ProbabilityRow.Content(
                    name, found.get(i).confidence(), "", right[i], mark, words(found.get(i))));
        }
        double width = ProbabilityRow.nameWidth(contents);
        List<Node> lines = new ArrayList<>();
        for (ProbabilityRow.Content content : contents) {
            ProbabilityRow row = new ProbabilityRow();
            row.setRowHeight(ROW);
            row.show(content, width, context().theme().get(ColorToken.LINE_STRONG), locale());
            lines.add(row);
        }
        rows.getChildren().setAll(lines);
    }

    private String words(Detected one) {
        return text(
                "visual.boxes.box",
                SampleWords.className(classNames, one.type()),
                ProbabilityRow.percent(one.confidence(), locale()));
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("true,class,confidence,left,top,right,bottom\n");
        found().forEach(one -> csv.append(line("no", one)));
        truth().forEach(one -> csv.append(line("yes", one)));
        return csv.toString();
    }

    private static String line(String isTrue, Detected one) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%s,%s,%s%n",
                isTrue,
                one.type(),
                one.confidence(),
                one.left(),
                one.top(),
                one.right(),
                one.bottom());
    }
}
