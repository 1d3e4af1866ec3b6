package org.lamina.ui.visual;

import java.util.List;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.TensorCsv;

/// What the network is given: an image as picture, other inputs as a grid of their numbers. The wheel zooms in on the
/// numbers. Tokens have their own [TokensView].
public final class SampleView extends SnapshotView {

    private final NumberGridPane grid;
    private @Nullable Sample sample;
    private int input;
    private List<String> classNames = List.of();

    public SampleView(VisualContext context) {
        super(context, "visual.input.empty");
        grid = new NumberGridPane(context.theme());
        grid.onHover(place -> setHover(place == null ? "" : hoverText(place)));
        setContent(new StackPane(grid));
    }

    public void show(Sample shown) {
        show(shown, 0);
    }

    /// Shows one of several inputs.
    public void show(Sample shown, int inputIndex) {
        sample = shown;
        input = inputIndex;
        redrawNow();
    }

    public void clear() {
        sample = null;
        redrawNow();
    }

    public void setClassNames(List<String> names) {
        classNames = List.copyOf(names);
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return sample != null && input < sample.inputs().size();
    }

    @Override
    void redraw() {
        if (sample == null) {
            return;
        }
        Tensor values = sample.inputs().get(input);
        Maps maps = InputColors.grid(values);
        MapPalette palette = context().palette();
        grid.show(maps, 0, InputColors.of(values, palette), locale());
        setCaption(SampleWords.of(sample, classNames, context().messages()));
    }

    @Override
    public String csv() {
        if (sample == null) {
            return "";
        }
        Tensor values = sample.inputs().get(input);
        return TensorCsv.of(
                values,
                switch (values.rank()) {
                    case 3 -> List.of("channel", "row", "column");
                    case 2 -> List.of("feature", "step");
                    default -> List.of("feature");
                });
    }

    private String hoverText(AtlasPane.Place place) {
        if (sample == null) {
            return "";
        }
        Maps maps = InputColors.grid(sample.inputs().get(input));
        String value = number(maps.value(0, place.row(), place.column()));
        return text("visual.input.hover", Integer.toString(place.row()), Integer.toString(place.column()), value);
    }
}
