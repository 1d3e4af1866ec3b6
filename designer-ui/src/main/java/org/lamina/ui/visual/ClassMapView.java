package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.ui.visual.map.ClassColors;
import org.lamina.ui.visual.map.ClassMap;
import org.lamina.ui.visual.map.ClassMap.Pixel;
import org.lamina.ui.visual.map.ClassRegion;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;

/// An image beside the class that the network gives to each of its pixels, the true classes, and where the two differ.
/// Who points at a pixel, with the mouse or the arrow keys, sees it framed in all of them.
public final class ClassMapView extends SnapshotView {
    private static final double GAP = 10;
    private static final double CAPTION = 18;
    private static final double FONT_SIZE = 12;

    /// Regions that are smaller than this part of the image get no name.
    private static final int SMALLEST_NAMED = 150;

    private final DrawnPane pane = new DrawnPane(480, 180);
    private @Nullable Shown shown;
    private List<String> names = List.of();
    private List<Panel> panels = List.of();
    private @Nullable Pixel pixel;
    private Consumer<@Nullable Pixel> pointed = _ -> {};

    private record Shown(Sample sample, Optional<Tensor> image, ClassMap answer, Optional<ClassMap> truth) {}

    private record Panel(String captionKey, WritableImage picture, List<ClassRegion> named) {}

    /// Where a panel is drawn.
    private record Square(double x, double y, double side) {}

    public ClassMapView(VisualContext context) {
        super(context, "visual.probabilities.empty");
        pane.onDraw(this::draw);
        pane.setFocusTraversable(true);
        pane.setOnMouseMoved(event -> point(pixelAt(event)));
        pane.setOnMouseExited(_ -> point(null));
        pane.setOnMouseClicked(_ -> pane.requestFocus());
        pane.setOnKeyPressed(this::key);
        setContent(pane);
    }

    /// Shows what one output says about a sample; nothing where that is not a class for every pixel.
    ///
    /// @param output its place among the outputs
    public void show(Snapshot.Prediction prediction, int output) {
        Snapshot.OutputValues given = prediction.outputs().get(output);
        shown = given.values().rank() == 3 ? of(prediction.sample(), given) : null;
        redrawNow();
    }

    private static Shown of(Sample sample, Snapshot.OutputValues given) {
        ClassMap answer = ClassMap.ofAnswer(given.values());
        Optional<ClassMap> truth = sample.labels().stream()
                .skip(given.target())
                .limit(1)
                .filter(labels -> labels.length == answer.classes().length)
                .map(labels -> new ClassMap(answer.height(), answer.width(), labels, answer.count()))
                .findFirst();
        Optional<Tensor> image = sample.inputs().stream()
                .filter(input ->
                        input.rank() == 3 && input.size(1) == answer.height() && input.size(2) == answer.width())
                .findFirst();
        return new Shown(sample, image, answer, truth);
    }

    public void setClassNames(List<String> classNames) {
        names = List.copyOf(classNames);
        redrawNow();
    }

    /// Called with the pixel that is pointed at; null where none is.
    public void onPixel(Consumer<@Nullable Pixel> listener) {
        pointed = listener;
    }

    @Override
    boolean hasContent() {
        return shown != null;
    }

    @Override
    void redraw() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        ClassColors colors = ClassColors.of(context().palette(), now.answer.count());
        List<Panel> drawn = new ArrayList<>();
        now.image.ifPresent(image -> drawn.add(new Panel("visual.class-map.image", picture(image), List.of())));
        drawn.add(new Panel("visual.class-map.answer", picture(now.answer, colors), regions(now.answer)));
        now.truth.ifPresent(truth -> {
            drawn.add(new Panel("visual.class-map.truth", picture(truth, colors), regions(truth)));
            drawn.add(new Panel("visual.class-map.wrong", mistakes(now.answer, truth, colors.ground()), List.of()));
        });
        panels = List.copyOf(drawn);
        setCaption(caption(now));
        point(pixel);
    }

    private static List<ClassRegion> regions(ClassMap map) {
        return ClassRegion.of(map, Math.max(2, map.classes().length / SMALLEST_NAMED));
    }

    private String caption(Shown now) {
        String sample = SampleWords.of(now.sample, names, context().messages());
        return now.truth
                .map(truth -> text("visual.class-map.caption", sample, now.answer.agreement(truth)))
                .orElse(sample);
    }

    private WritableImage picture(Tensor image) {
        Maps maps = Maps.ofActivations(image);
        PixelPicture picture = new PixelPicture(maps.width(), maps.height());
        GridPainter.Tile all = new GridPainter.Tile(0, 0, maps.width(), maps.height());
        GridPainter.paint(picture, maps, 0, InputColors.of(image, context().palette()), all);
        picture.show();
        return picture.image();
    }

    private static WritableImage picture(ClassMap map, ClassColors colors) {
        PixelPicture picture = new PixelPicture(map.width(), map.height());
        colors.paint(map, picture, new GridPainter.Tile(0, 0, map.width(), map.height()));
        picture.show();
        return picture.image();
    }

    private WritableImage mistakes(ClassMap answer, ClassMap truth, int ground) {
        PixelPicture picture = new PixelPicture(answer.width(), answer.height());
        int wrong = MapPalette.argb(context().theme().get(ColorToken.ERROR));
        for (int i = 0; i < answer.classes().length; i++) {
            picture.pixels()[i] = answer.classes()[i] == truth.classes()[i] ? ground : wrong;
        }
        picture.show();
        return picture.image();
    }

    private void draw(GraphicsContext graphics) {
        graphics.setImageSmoothing(false);
        for (int i = 0; i < panels.size(); i++) {
            Square square = square(i);
            graphics.drawImage(panels.get(i).picture, square.x, square.y, square.side, square.side);
            DrawnPane.text(graphics, FONT_SIZE, TextAlignment.LEFT, VPos.TOP);
            graphics.setFill(context().theme().get(ColorToken.FG_MUTED));
            graphics.fillText(text(panels.get(i).captionKey), square.x, 0, square.side);
            panels.get(i).named.forEach(region -> name(graphics, square, region));
            frame(graphics, square);
        }
    }

    /// Says the class of a region above it, or below where there is no room, so that nobody needs to see colours.
    private void name(GraphicsContext graphics, Square square, ClassRegion region) {
        Shown now = shown;
        if (now == null) {
            return;
        }
        double high = square.side / now.answer.height();
        double x = square.x + (region.left() + region.right() + 1) * square.side / now.answer.width() / 2;
        boolean isAbove = region.top() * high >= FONT_SIZE;
        double y = square.y + (isAbove ? region.top() * high - 1 : (region.bottom() + 1) * high + 1);
        DrawnPane.text(graphics, FONT_SIZE, TextAlignment.CENTER, isAbove ? VPos.BOTTOM : VPos.TOP);
        graphics.setFill(context().theme().get(ColorToken.FG));
        graphics.fillText(SampleWords.className(names, region.ofClass()), x, y);
    }

    private void frame(GraphicsContext graphics, Square square) {
        Shown now = shown;
        Pixel at = pixel;
        if (now != null && at != null && now.answer.has(at)) {
            double wide = square.side / now.answer.width();
            double high = square.side / now.answer.height();
            graphics.setStroke(context().theme().get(ColorToken.ACCENT));
            graphics.setLineWidth(2);
            graphics.strokeRect(square.x + at.column() * wide - 1, square.y + at.row() * high - 1, wide + 2, high + 2);
        }
    }

    /// As large as all of them fit side by side.
    private Square square(int panel) {
        int count = Math.max(1, panels.size());
        double side = Math.max(1, Math.min((pane.getWidth() - (count - 1) * GAP) / count, pane.getHeight() - CAPTION));
        double left = Math.max(0, (pane.getWidth() - count * side - (count - 1) * GAP) / 2);
        return new Square(left + panel * (side + GAP), CAPTION, side);
    }

    private @Nullable Pixel pixelAt(MouseEvent event) {
        Shown now = shown;
        for (int i = 0; now != null && i < panels.size(); i++) {
            Square square = square(i);
            int row = (int) Math.floor((event.getY() - square.y) / square.side * now.answer.height());
            int column = (int) Math.floor((event.getX() - square.x) / square.side * now.answer.width());
            Pixel found = new Pixel(row, column);
            if (now.answer.has(found)) {
                return found;
            }
        }
        return null;
    }

    /// From pixel to pixel, beginning in the middle.
    private void key(KeyEvent event) {
        Shown now = shown;
        if (now == null || !event.getCode().isArrowKey()) {
            return;
        }
        Pixel from = pixel == null ? new Pixel(now.answer.height() / 2, now.answer.width() / 2) : pixel;
        Pixel next =
                switch (event.getCode()) {
                    case UP, KP_UP -> new Pixel(from.row() - 1, from.column());
                    case DOWN, KP_DOWN -> new Pixel(from.row() + 1, from.column());
                    case LEFT, KP_LEFT -> new Pixel(from.row(), from.column() - 1);
                    default -> new Pixel(from.row(), from.column() + 1);
                };
        point(now.answer.has(next) ? next : from);
        event.consume();
    }

    private void point(@Nullable Pixel at) {
        Shown now = shown;
        pixel = now != null && at != null && now.answer.has(at) ? at : null;
        setHover(now != null && pixel != null ? hoverText(now, pixel) : "");
        pointed.accept(pixel);
        pane.requestLayout();
    }

    private String hoverText(Shown now, Pixel at) {
        String row = Integer.toString(at.row());
        String column = Integer.toString(at.column());
        int answer = now.answer.at(at.row(), at.column());
        String name = SampleWords.className(names, answer);
        return now.truth
                .map(truth -> truth.at(at.row(), at.column()))
                .filter(truth -> truth != answer)
                .map(truth ->
                        text("visual.class-map.hover-wrong", row, column, name, SampleWords.className(names, truth)))
                .orElseGet(() -> text("visual.input.hover", row, column, name));
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("row,column,class,truth\n");
        Shown now = shown;
        if (now != null) {
            for (int row = 0; row < now.answer.height(); row++) {
                for (int column = 0; column < now.answer.width(); column++) {
                    int at = row * now.answer.width() + column;
                    String truth = now.truth
                            .map(map -> Integer.toString(map.classes()[at]))
                            .orElse("");
                    csv.append(row)
                            .append(',')
                            .append(column)
                            .append(',')
                            .append(now.answer.classes()[at]);
                    csv.append(',').append(truth).append('\n');
                }
            }
        }
        return csv.toString();
    }
}
