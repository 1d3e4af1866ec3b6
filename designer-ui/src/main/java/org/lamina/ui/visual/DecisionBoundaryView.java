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

    /// From this width on the picture has the caption beside it.
    private static final double ROOMY = 640;

    private final DrawnPane pane = new DrawnPane(280, 280);
    private Snapshot.@Nullable Plane snapshot;
    private List<Sample> points = List.of();
    private List<String> classNames = List.of();
    private List<String> axisNames = List.of("x", "y");
    private PixelPicture picture = new PixelPicture(1, 1);

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
        PlaneFrame frame = frame(plane);
        graphics.setImageSmoothing(true);
        graphics.drawImage(picture.image(), frame.left(), frame.top(), frame.width(), frame.height());
        for (Sample point : points) {
            drawPoint(graphics, frame, point);
        }
        double below = frame.bottom() + 4;
        double beside = frame.left() - PlaneFrame.MARGIN;
        graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
        graphics.fillText(edge(plane.xMin()), frame.left(), below);
        DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.TOP);
        graphics.fillText(axisNames.getFirst(), (frame.left() + frame.right()) / 2, below);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.fillText(edge(plane.xMax()), frame.right(), below);
        graphics.fillText(edge(plane.yMax()), beside, frame.top());
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.CENTER);
        graphics.fillText(axisNames.getLast(), beside, (frame.top() + frame.bottom()) / 2);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.BOTTOM);
        graphics.fillText(edge(plane.yMin()), beside, frame.bottom());
    }

    private PlaneFrame frame(Snapshot.Area plane) {
        return PlaneFrame.fitting(plane, pane.getWidth(), pane.getHeight());
    }

    /// Short enough for the margin.
    private String edge(double value) {
        return Numbers.brief(value, locale());
    }

    private void drawPoint(GraphicsContext graphics, PlaneFrame frame, Sample point) {
        float[] place = point.inputs().getFirst().values();
        if (place.length < 2) {
            return;
        }
        double x = frame.x(place[0]);
        double y = frame.y(place[1]);
        if (frame.contains(x, y)) {
            PointMark.draw(graphics, context(), point, x, y);
        }
    }

    private void hover(MouseEvent event) {
        if (snapshot == null || !frame(snapshot.area()).contains(event.getX(), event.getY())) {
            setHover("");
            return;
        }
        Snapshot.Area plane = snapshot.area();
        PlaneFrame frame = frame(plane);
        double across = (event.getX() - frame.left()) / frame.width();
        double up = 1 - (event.getY() - frame.top()) / frame.height();
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
