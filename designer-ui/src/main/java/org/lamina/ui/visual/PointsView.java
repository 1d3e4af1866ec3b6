package org.lamina.ui.visual;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.theme.ColorToken;
import org.lamina.ui.text.Numbers;
import org.lamina.ui.visual.map.TensorCsv;

/// Samples of two numbers as points of a plane, in the colours of their classes; a unit is as long across as it is up.
/// Pressing a point chooses its sample.
public final class PointsView extends SnapshotView {
    /// A point is meant from so far away, in pixels.
    private static final double REACH = 9;

    private static final double RING = 11;

    private final DrawnPane pane = new DrawnPane(280, 160);
    private List<String> classNames = List.of();
    private List<Sample> points = List.of();
    private @Nullable Sample hovered;

    /// @param chosen takes the sample that was pressed
    public PointsView(VisualContext context, Consumer<Sample> chosen) {
        super(context, "visual.points.empty");
        pane.setId("points-plot");
        pane.onDraw(this::draw);
        pane.setOnMouseMoved(event -> hover(nearest(event)));
        pane.setOnMouseExited(_ -> hover(null));
        pane.setOnMouseClicked(event -> {
            Sample pressed = nearest(event);
            if (pressed != null) {
                chosen.accept(pressed);
            }
        });
        setContent(pane);
    }

    /// Shows samples whose first input is `[2]`.
    ///
    /// @param names of the classes, empty where these have only numbers
    public void show(List<Sample> samples, List<String> names) {
        hovered = null;
        classNames = List.copyOf(names);
        points = samples.stream()
                .filter(sample -> sample.inputs().getFirst().values().length >= 2)
                .toList();
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return !points.isEmpty();
    }

    @Override
    void redraw() {
        setCaption(text("visual.points.caption", points.size()));
        pane.requestLayout();
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("x,y,class\n");
        for (Sample point : points) {
            csv.append(value(point, 0)).append(',').append(value(point, 1)).append(',');
            csv.append(TensorCsv.cell(className(point))).append('\n');
        }
        return csv.toString();
    }

    private static double value(Sample point, int axis) {
        return point.inputs().getFirst().values()[axis];
    }

    private String className(Sample point) {
        return point.labels().isEmpty()
                ? ""
                : SampleWords.className(classNames, point.labels().getFirst()[0]);
    }

    private double least(int axis) {
        return points.stream().mapToDouble(point -> value(point, axis)).min().orElse(0);
    }

    private double greatest(int axis) {
        return points.stream().mapToDouble(point -> value(point, axis)).max().orElse(0);
    }

    /// All points, as large as the pane allows.
    private PlaneFrame fitting() {
        return PlaneFrame.fitting(
                new Snapshot.Area(least(0), greatest(0), least(1), greatest(1)), pane.getWidth(), pane.getHeight());
    }

    private static double x(PlaneFrame frame, Sample point) {
        return frame.x(value(point, 0));
    }

    private static double y(PlaneFrame frame, Sample point) {
        return frame.y(value(point, 1));
    }

    private void draw(GraphicsContext graphics) {
        PlaneFrame frame = fitting();
        Snapshot.Area area = frame.area();
        double below = frame.bottom() + PlaneFrame.MARGIN;
        double beside = frame.left() - 2 * PlaneFrame.MARGIN;
        graphics.setFill(context().theme().get(ColorToken.FG_FAINT));
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
        graphics.fillText(edge(area.xMin()), frame.left(), below);
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.TOP);
        graphics.fillText(edge(area.xMax()), frame.right(), below);
        graphics.fillText(edge(area.yMax()), beside, frame.top());
        DrawnPane.text(graphics, 11, TextAlignment.RIGHT, VPos.BOTTOM);
        graphics.fillText(edge(area.yMin()), beside, frame.bottom());
        for (Sample point : points) {
            PointMark.draw(graphics, context(), point, x(frame, point), y(frame, point));
        }
        if (hovered != null) {
            graphics.setStroke(context().theme().get(ColorToken.FG));
            graphics.setLineWidth(1.5);
            graphics.strokeOval(x(frame, hovered) - RING / 2, y(frame, hovered) - RING / 2, RING, RING);
        }
    }

    private String edge(double value) {
        return Numbers.brief(value, locale());
    }

    private @Nullable Sample nearest(MouseEvent event) {
        PlaneFrame frame = fitting();
        @Nullable Sample nearest = null;
        double least = REACH;
        for (Sample point : points) {
            double away = Math.hypot(x(frame, point) - event.getX(), y(frame, point) - event.getY());
            if (away < least) {
                least = away;
                nearest = point;
            }
        }
        return nearest;
    }

    private void hover(@Nullable Sample point) {
        hovered = point;
        pane.setCursor(point == null ? Cursor.DEFAULT : Cursor.HAND);
        setHover(
                point == null
                        ? ""
                        : text(
                                "visual.points.hover",
                                number(value(point, 0)),
                                number(value(point, 1)),
                                className(point)));
        pane.requestLayout();
    }
}
