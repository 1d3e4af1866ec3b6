package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.StyleNames;
import org.lamina.ui.visual.map.ClassColors;
import org.lamina.ui.visual.map.ClassMap.Pixel;
import org.lamina.ui.visual.map.TensorCsv;

/// What the network says about a sample: a bar per class with the truth marked, a line per step of a sequence, or the
/// number itself. Its rows share the height there is; only where that is too little they scroll.
public final class ProbabilitiesView extends SnapshotView {
    private static final double SMALLEST_ROW = 14;
    private static final double SCROLLED_ROW = 18;
    private static final double LARGEST_ROW = 22;

    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final List<ProbabilityRow> pool = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private Snapshot.@Nullable Prediction snapshot;
    private List<OutputWords> outputs = List.of();
    private @Nullable Pixel pixel;

    public ProbabilitiesView(VisualContext context) {
        super(context, "visual.probabilities.empty");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        scroll.viewportBoundsProperty().subscribe((_, _) -> fitRows());
        setContent(scroll);
    }

    public void show(Snapshot.Prediction prediction) {
        snapshot = prediction;
        redrawNow();
    }

    public void clear() {
        snapshot = null;
        redrawNow();
    }

    /// How to read the outputs, in network order.
    public void setOutputs(List<OutputWords> words) {
        outputs = List.copyOf(words);
        redrawNow();
    }

    /// Of which pixel the classes are shown where the network gives them to each; null for the mean over the image.
    public void setPixel(@Nullable Pixel pointedAt) {
        pixel = pointedAt;
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return snapshot != null && !snapshot.outputs().isEmpty();
    }

    @Override
    void redraw() {
        if (snapshot == null) {
            return;
        }
        List<Node> lines = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < snapshot.outputs().size(); i++) {
            OutputWords words = i < outputs.size() ? outputs.get(i) : new OutputWords("", List.of(), false);
            if (snapshot.outputs().size() > 1) {
                lines.add(heading(i, words.name()));
            }
            List<ProbabilityRow.Content> contents = contents(snapshot.outputs().get(i), words, snapshot.sample());
            double nameWidth = ProbabilityRow.nameWidth(contents);
            for (ProbabilityRow.Content content : contents) {
                ProbabilityRow row = pooled(used++);
                row.show(content, nameWidth, context().theme().get(ColorToken.LINE_STRONG), locale());
                lines.add(row);
            }
        }
        if (!rows.getChildren().equals(lines)) {
            rows.getChildren().setAll(lines);
        }
        fitRows();
        List<String> names = outputs.isEmpty() ? List.of() : outputs.getFirst().classNames();
        setCaption(
                snapshot.outputs().getFirst().values().rank() == 3
                                && !outputs.getFirst().numeric()
                        ? place()
                        : SampleWords.brief(snapshot.sample(), names, context().messages()));
    }

    private String place() {
        return pixel == null
                ? text("visual.probabilities.image")
                : text("visual.probabilities.pixel", Integer.toString(pixel.row()), Integer.toString(pixel.column()));
    }

    private void fitRows() {
        List<ProbabilityRow> bars =
                pool.stream().filter(row -> rows.getChildren().contains(row)).toList();
        if (bars.isEmpty()) {
            return;
        }
        double others = rows.getChildren().stream()
                .filter(line -> !(line instanceof ProbabilityRow))
                .mapToDouble(line -> line.prefHeight(-1))
                .sum();
        double share = Math.floor((scroll.getViewportBounds().getHeight() - others) / bars.size());
        if (share < SMALLEST_ROW) {
            fillWithWholeRows(bars);
        } else {
            bars.forEach(row -> row.setRowHeight(Math.min(share, LARGEST_ROW)));
        }
    }

    /// As many rows as can be read, the last of them whole; the rest is scrolled to.
    private void fillWithWholeRows(List<ProbabilityRow> bars) {
        double above = rows.getChildren().stream()
                .takeWhile(line -> !(line instanceof ProbabilityRow))
                .mapToDouble(line -> line.prefHeight(-1))
                .sum();
        int room = (int) Math.floor(scroll.getViewportBounds().getHeight() - above);
        int shown = Math.clamp((int) (room / SCROLLED_ROW), 1, bars.size());
        int height = Math.max((int) SCROLLED_ROW, room / shown);
        int rest = Math.max(0, room - height * shown);
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).setRowHeight(i < rest ? height + 1 : height);
        }
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("output,unit,step,name,value\n");
        if (snapshot == null) {
            return csv.toString();
        }
        for (int i = 0; i < snapshot.outputs().size(); i++) {
            Snapshot.OutputValues output = snapshot.outputs().get(i);
            Tensor values = output.values();
            int steps = values.values().length / values.size(0);
            for (int at = 0; at < values.values().length; at++) {
                String name = i < outputs.size()
                        ? SampleWords.className(outputs.get(i).classNames(), at / steps)
                        : Integer.toString(at / steps);
                csv.append(i)
                        .append(',')
                        .append(at / steps)
                        .append(',')
                        .append(at % steps)
                        .append(',');
                csv.append(TensorCsv.cell(name))
                        .append(',')
                        .append(
                                output.padding().contains(at % steps)
                                        ? TensorCsv.PADDING
                                        : Float.toString(values.values()[at]))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private List<ProbabilityRow.Content> contents(Snapshot.OutputValues output, OutputWords words, Sample sample) {
        Tensor values = output.values();
        int target = output.target();
        int[] truth = target < sample.labels().size() ? sample.labels().get(target) : new int[0];
        if (words.numeric()) {
            float[] wanted = target < sample.values().size()
                    ? sample.values().get(target).values()
                    : new float[0];
            return OutputReading.numbers(values.values(), wanted, words, this::text, this::number);
        }
        if (values.rank() == 3) {
            ClassColors colors = ClassColors.of(context().palette(), values.size(0));
            List<ProbabilityRow.Content> rows = OutputReading.pixel(values, truth, pixel, words, this::text);
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> rows.get(i).withSwatch(colors.of(i)))
                    .toList();
        }
        int steps = values.rank() > 1 ? values.size(1) : 1;
        return steps > 1
                ? OutputReading.steps(output, truth, words, this::text)
                : OutputReading.classes(values.values(), truth, words, this::text);
    }

    private Label heading(int index, String name) {
        while (index >= headings.size()) {
            Label heading = new Label();
            heading.getStyleClass().add(StyleNames.SECTION_CAPTION);
            headings.add(heading);
        }
        headings.get(index).setText(name);
        return headings.get(index);
    }

    private ProbabilityRow pooled(int index) {
        while (index >= pool.size()) {
            pool.add(new ProbabilityRow());
        }
        return pool.get(index);
    }
}
