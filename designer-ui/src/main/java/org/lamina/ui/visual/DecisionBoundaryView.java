package org.lamina.ui.visual;

import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.ui.text.Numbers;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.PixelPicture;
import org.lamina.ui.visual.map.PlaneColors;
import org.lamina.ui.visual.map.TensorCsv;

/// Which class the network would give to every point of a plane, with the data points on it. The surer the network,
/// the stronger the colour.
public final class DecisionBoundaryView extends SnapshotView {

    private static final double AXIS = 20;
    private static final double SIDE = 40;

    /// In a low pane the plane is drawn so many times as wide as high, so that its points keep apart.
    private static final double WIDE = 2;

    private static final double LOW = 320;

    /// From this width on the picture has the caption beside it.
    private static final double ROOMY = 640;

    private final DrawnPane pane = new DrawnPane(280, 280);
    private Snapshot.@Nullable Plane snapshot;
    private List<Sample> points = List.of();
    private List<String> classNames = List.of();
    private List<String> axisNames = List.of("x", "y");
    private PixelPicture picture = new PixelPicture(1, 1);
    private double width;
    private double height;
    private double left;

    public DecisionBoundaryView(VisualContext context) {
        super(context, "visual.boundary.empty");
        pane.onDraw(this::draw);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> setHover(""));
        setContent(pane);
        letHeaderFloat(ROOMY);
    }

    public void show(Snapshot.Plane boundary) {
        snapshot = boundary;
        redrawNow();
    }

    /// The data points: their first input is `[2]`, their first label the class.
    public void setPoints(List<Sample> samples) {
        points = List.copyOf(samples);
        redrawNow();
    }

    public void setNames(List<String> axes, List<String> classes) {
        axisNames = List.copyOf(axes);
        classNames = List.copyOf(classes);
        redrawNow();
    }

    public void clear() {
        snapshot = null;
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return snapshot != null;
    }

    @Override
    void redraw() {
        if (snapshot == null) {
            return;
        }
        int resolution = snapshot.values().size(1);
        if (!picture.hasSize(resolution, resolution)) {
            picture = new PixelPicture(resolution, resolution);
        }
        GridPainter.Tile whole = new GridPainter.Tile(0, 0, resolution, resolution);
        PlaneColors.of(context().theme()).paint(snapshot.values(), picture, whole);
        picture.show();
        setCaption(text("visual.boundary.caption", points.size(), snapshot.iteration()));
        pane.requestLayout();
    }

    @Override
    public String csv() {
        return snapshot == null ? "" : TensorCsv.of(snapshot.values(), List.of("unit", "row", "column"));
    }

    private void draw(GraphicsContext graphics) {
        if (snapshot == null) {
            return;
        }
        Snapshot.Area plane = snapshot.area();
        height = Math.max(1, Math.min(pane.getWidth() - SIDE, pane.getHeight() - AXIS));
        width = Math.clamp(pane.getWidth() - SIDE, height, Math.max(height, Math.min(WIDE * height, LOW)));
        left = SIDE;
        graphics.setImageSmoothing(true);
        graphics.drawImage(picture.image(), left, 0, width, height);
        for (Sample point : points) {
            drawPoint(graphics, plane, point);
        }
        graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
        graphics.fillText(edge(plane.xMin()), left, height + 4);
        DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.TOP);
        graphics.fillText(axisNames.getFirst(), left + width / 2, height + 4);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.fillText(edge(plane.xMax()), left + width, height + 4);
        graphics.fillText(edge(plane.yMax()), left - 4, 0);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.CENTER);
        graphics.fillText(axisNames.getLast(), left - 4, height / 2);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.BOTTOM);
        graphics.fillText(edge(plane.yMin()), left - 4, height);
    }

    /// Short enough for the margin.
    private String edge(double value) {
        return Numbers.brief(value, locale());
    }

    private void drawPoint(GraphicsContext graphics, Snapshot.Area plane, Sample point) {
        float[] place = point.inputs().getFirst().values();
        if (place.length < 2) {
            return;
        }
        double x = left + (place[0] - plane.xMin()) / (plane.xMax() - plane.xMin()) * width;
        double y = (plane.yMax() - place[1]) / (plane.yMax() - plane.yMin()) * height;
        if (x < left || x > left + width || y < 0 || y > height) {
            return;
        }
        PointMark.draw(graphics, context(), point, x, y);
    }

    private void hover(MouseEvent event) {
        if (snapshot == null || event.getX() < left || event.getX() >= left + width || event.getY() >= height) {
            setHover("");
            return;
        }
        Snapshot.Area plane = snapshot.area();
        double across = (event.getX() - left) / width;
        double up = 1 - event.getY() / height;
        Tensor values = snapshot.values();
        int row = Math.clamp(Math.round((1 - up) * (values.size(1) - 1)), 0, values.size(1) - 1);
        int column = Math.clamp(Math.round(across * (values.size(2) - 1)), 0, values.size(2) - 1);
        float[] shares = PlaneColors.shares(values, row, column);
        int best = PlaneColors.largest(shares);
        Locale locale = locale();
        setHover(text(
                "visual.boundary.hover",
                number(plane.xMin() + across * (plane.xMax() - plane.xMin())),
                number(plane.yMin() + up * (plane.yMax() - plane.yMin())),
                SampleWords.className(classNames, best),
                ProbabilityRow.percent(shares[best], locale)));
    }
}
