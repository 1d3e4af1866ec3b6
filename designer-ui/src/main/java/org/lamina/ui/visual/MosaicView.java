package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.TensorCsv;

/// The output of a layer as one picture per unit, or the filters of a convolution. Hovering names the unit and the
/// value; a click enlarges a unit so far that its numbers can be read, another click or Escape goes back.
/// Beside feature maps of an image stands the image, with a frame around what the cell that is pointed at sees of it.
public final class MosaicView extends SnapshotView {

    private static final double CHANNEL_FIELD = 76;
    private static final double BESIDE = 10;

    private final ObjectProperty<RangeMode> rangeMode = new SimpleObjectProperty<>(this, "rangeMode", RangeMode.LAYER);
    private final AtlasPane atlas = new AtlasPane();
    private final NumberGridPane detail;
    private final SightPane sight = new SightPane();
    private final Spinner<Integer> channel = new Spinner<>(1, 1, 1);
    private @Nullable Snapshot snapshot;
    private List<String> classNames = List.of();
    private List<String> unitNames = List.of();
    private @Nullable Seen seen;
    private int enlarged = -1;

    public MosaicView(VisualContext context) {
        super(context, "visual.mosaic.empty");
        detail = new NumberGridPane(context.theme());
        channel.getStyleClass().add(StyleNames.COMPACT_FIELD);
        channel.setPrefWidth(CHANNEL_FIELD);
        channel.setVisible(false);
        channel.managedProperty().bind(channel.visibleProperty());
        channel.valueProperty().subscribe(this::redrawNow);
        addToHeader(channel);
        atlas.onHover(this::point);
        atlas.onClick(this::enlarge);
        detail.onHover(this::point);
        detail.onLeave(() -> enlarge(-1));
        detail.onStep(step -> enlarge(Math.floorMod(enlarged + step, maps().count())));
        rangeMode.subscribe(this::redrawNow);
        StackPane maps = new StackPane(atlas, detail);
        maps.setMinSize(0, 0);
        HBox.setHgrow(maps, Priority.ALWAYS);
        setContent(new HBox(BESIDE, sight, maps));
    }

    /// Shows what a layer says about a sample.
    public void show(Snapshot.Activations activations) {
        snapshot = activations;
        channel.setVisible(false);
        redrawNow();
    }

    /// Shows what each unit of a layer says all over the plane.
    public void show(Snapshot.Plane plane) {
        snapshot = plane;
        channel.setVisible(false);
        redrawNow();
    }

    /// Shows the weights of a convolution, for one input channel at a time.
    public void show(Snapshot.Filters filters) {
        boolean sameSize = snapshot instanceof Snapshot.Filters before
                && before.weights().size(1) == filters.weights().size(1);
        snapshot = filters;
        int channels = filters.weights().size(1);
        if (!sameSize) {
            channel.setValueFactory(new IntegerSpinnerValueFactory(1, channels, 1));
        }
        channel.setVisible(channels > 1);
        redrawNow();
    }

    public void clear() {
        snapshot = null;
        enlarged = -1;
        redrawNow();
    }

    /// The names of the classes, for the sample's label.
    public void setClassNames(List<String> names) {
        classNames = List.copyOf(names);
        redrawNow();
    }

    /// What the units stand for; none for a layer whose units have no names.
    public void setUnitNames(List<String> names) {
        unitNames = List.copyOf(names);
        redrawNow();
    }

    /// What the cells that will be shown see of the sample's image; null where that is not known.
    public void setSeen(@Nullable Seen now) {
        seen = now;
        redrawNow();
    }

    public ObjectProperty<RangeMode> rangeModeProperty() {
        return rangeMode;
    }

    /// Enlarges a unit; -1 shows all of them.
    public void enlarge(int unit) {
        enlarged = unit;
        point(null);
        redrawNow();
        if (unit >= 0) {
            detail.fit();
            detail.requestFocus();
        }
    }

    @Override
    boolean hasContent() {
        return snapshot != null && maps().count() > 0;
    }

    @Override
    void redraw() {
        Maps maps = maps();
        enlarged = enlarged < maps.count() ? enlarged : -1;
        boolean whole = enlarged < 0;
        atlas.setVisible(whole);
        detail.setVisible(!whole);
        double shared = maps.bound();
        boolean perUnit = rangeMode.get() == RangeMode.UNIT;
        MapPalette palette = context().palette();
        if (whole) {
            atlas.setWords(new MosaicWords(context(), unitNames, tokens()));
            atlas.show(maps, unit -> {
                double bound = perUnit ? maps.bound(unit) : shared;
                return palette.signed(bound);
            });
        } else {
            double bound = perUnit ? maps.bound(enlarged) : shared;
            detail.show(maps, enlarged, palette.signed(bound), locale());
        }
        String caption = captionOf(maps, whole ? shared : maps.bound(enlarged), perUnit);
        setCaption(withPadding(caption, maps.padding().columns().size()));
        Tensor image = image();
        Labels.toggle(sight, image != null);
        if (image != null) {
            sight.show(image, InputColors.of(image, palette));
        }
    }

    /// The image of which the cells see a part.
    private @Nullable Tensor image() {
        if (seen == null || !(snapshot instanceof Snapshot.Activations shown)) {
            return null;
        }
        List<Tensor> inputs = shown.sample().inputs();
        return seen.input() < inputs.size() ? inputs.get(seen.input()) : null;
    }

    private void point(AtlasPane.@Nullable Place place) {
        Tensor image = image();
        Rectangle2D part = place == null || seen == null || image == null
                ? null
                : seen.part(place.row(), place.column(), image.size(1), image.size(2));
        sight.mark(part);
        String words = place == null ? "" : hoverText(place);
        setHover(part == null ? words : words(words, part));
    }

    private String words(String cell, Rectangle2D part) {
        return text(
                "visual.mosaic.sees",
                cell,
                (long) part.getHeight(),
                (long) part.getWidth(),
                (long) part.getMinY(),
                (long) part.getMaxY() - 1,
                (long) part.getMinX(),
                (long) part.getMaxX() - 1);
    }

    @Override
    public String csv() {
        return switch (snapshot) {
            case Snapshot.Activations shown ->
                TensorCsv.of(shown.values(), dimensions(shown.values().rank()), at -> shown.padding()
                        .contains(at[at.length - 1]));
            case Snapshot.Filters shown -> TensorCsv.of(shown.weights(), List.of("filter", "channel", "row", "column"));
            case Snapshot.Plane shown -> TensorCsv.of(shown.values(), dimensions(3));
            case null, default -> "";
        };
    }

    @Override
    List<MenuItem> menuItems() {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (RangeMode mode : RangeMode.values()) {
            RadioMenuItem item = new RadioMenuItem(
                    text(mode == RangeMode.UNIT ? "visual.range.unit.choice" : "visual.range.layer.choice"));
            item.setToggleGroup(group);
            item.setSelected(rangeMode.get() == mode);
            item.setOnAction(_ -> rangeMode.set(mode));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        return items;
    }

    private String step(int step) {
        List<String> tokens = tokens();
        return step < tokens.size()
                ? text("visual.attention.token", Integer.toString(step), tokens.get(step))
                : Integer.toString(step);
    }

    private List<String> tokens() {
        return snapshot instanceof Snapshot.Activations shown ? shown.sample().tokens() : List.of();
    }

    private Maps maps() {
        return switch (snapshot) {
            case Snapshot.Activations shown ->
                Maps.ofActivations(shown.values()).withPadding(Set.of(), shown.padding());
            case Snapshot.Plane shown -> Maps.ofActivations(shown.values());
            case Snapshot.Filters shown ->
                Maps.ofFilters(
                        shown.weights(),
                        Math.min(channel.getValue(), shown.weights().size(1)) - 1);
            case null, default -> throw new IllegalStateException("nothing to show");
        };
    }

    private String captionOf(Maps maps, double bound, boolean perUnit) {
        String range = perUnit && enlarged < 0
                ? text("visual.range.unit")
                : text(perUnit ? "visual.range.unit-bound" : "visual.range.layer", number(bound));
        if (enlarged >= 0) {
            return text("visual.mosaic.caption.unit", Integer.toString(enlarged), range);
        }
        return switch (snapshot) {
            case Snapshot.Activations shown ->
                text(
                        "visual.mosaic.caption",
                        SampleWords.of(shown.sample(), classNames, context().messages()),
                        range,
                        shown.iteration());
            case Snapshot.Filters shown -> text("visual.filters.caption", maps.count(), range, shown.iteration());
            case Snapshot.Plane shown -> text("visual.plane.caption", maps.count(), range, shown.iteration());
            case null, default -> "";
        };
    }

    private String hoverText(AtlasPane.Place place) {
        Maps maps = maps();
        String unit = SampleWords.className(unitNames, place.map());
        String value = number(maps.value(place.map(), place.row(), place.column()));
        if (maps.height() == 1 && maps.width() == 1) {
            return text("visual.mosaic.hover.unit", unit, value);
        } else if (maps.tensor().rank() == 2) {
            String row = SampleWords.className(unitNames, place.row());
            if (maps.isPadding(place.row(), place.column())) {
                return text("visual.mosaic.hover.padding", row, Integer.toString(place.column()));
            }
            return text("visual.mosaic.hover.step", row, step(place.column()), value);
        }
        if (snapshot instanceof Snapshot.Activations shown && shown.values().rank() == 4) {
            int planes = shown.values().size(1);
            return text(
                    "visual.mosaic.hover.plane",
                    Integer.toString(place.map() / planes),
                    Integer.toString(place.map() % planes),
                    Integer.toString(place.row()),
                    Integer.toString(place.column()),
                    value);
        }
        return text(
                snapshot instanceof Snapshot.Filters ? "visual.mosaic.hover.filter" : "visual.mosaic.hover",
                unit,
                Integer.toString(place.row()),
                Integer.toString(place.column()),
                value);
    }

    private static List<String> dimensions(int rank) {
        return switch (rank) {
            case 4 -> List.of("unit", "plane", "row", "column");
            case 3 -> List.of("unit", "row", "column");
            case 2 -> List.of("unit", "step");
            default -> List.of("unit");
        };
    }
}
