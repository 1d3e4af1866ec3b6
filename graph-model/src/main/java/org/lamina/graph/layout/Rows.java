package org.lamina.graph.layout;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.Point;

/// Folds a long part into rows, so that it fills a window instead of a thin strip of it. It is folded only where a
/// single connection passes from one card to the next, so branches stay whole. Each row begins below the end of the one
/// before and runs the other way.
final class Rows {
    /// A usual canvas at a zoom of one, in canvas units: what fits into it need not become smaller.
    private static final double FRAME_WIDTH = 1100;

    private static final double FRAME_HEIGHT = 640;

    /// Another row pays when everything can be drawn so many times as large.
    private static final double GAIN = 1.2;

    private final LayeredPart part;
    private final List<Column> columns;
    private final double gap;

    /// The room that the members of a layer take: along the data, counted from the first layer, and across.
    record Column(double begin, double end, double top, double bottom) {}

    /// Layers that stand in one row.
    ///
    /// @param end behind the last
    private record Row(int first, int end) {}

    /// Where the layers of a row stand.
    ///
    /// @param edge where the first layer of all would begin if this row held them all
    /// @param top of the row
    record Course(double edge, double top, boolean isBack) {
        /// The upper left corner of a card of this width that begins so far along and lies so far across.
        Point place(double along, double across, double width) {
            return new Point(isBack ? edge - along - width : edge + along, top + across);
        }
    }

    /// @param gap between one row and the next
    Rows(LayeredPart part, List<Column> columns, double gap) {
        this.part = part;
        this.columns = columns;
        this.gap = gap;
    }

    /// The course of every layer where all stand in one row.
    List<Course> straight() {
        return courses(List.of(whole()));
    }

    /// The course of every layer with as many rows as let the part be drawn largest.
    List<Course> winding() {
        List<Row> best = List.of(whole());
        double length = columns.getLast().end();
        for (int count = 2; count <= columns.size() / 2; count++) {
            List<Row> rows = folded(length / count);
            if (scale(rows) >= GAIN * scale(best)) {
                best = rows;
            }
            if (FRAME_HEIGHT / height(rows) <= scale(best)) {
                break;
            }
        }
        return courses(best);
    }

    private Row whole() {
        return new Row(0, columns.size());
    }

    /// Rows that end at the first fold from a length on.
    private List<Row> folded(double length) {
        List<Row> rows = new ArrayList<>();
        int first = 0;
        for (int layer = 0; layer + 1 < columns.size(); layer++) {
            Row row = new Row(first, layer + 1);
            if (length(row) + gap >= length && isFold(layer)) {
                rows.add(row);
                first = layer + 1;
            }
        }
        rows.add(new Row(first, columns.size()));
        return rows;
    }

    /// Whether one card alone follows another one here, without a connection that passes them.
    private boolean isFold(int layer) {
        return isCard(part.layer(layer)) && isCard(part.layer(layer + 1));
    }

    private boolean isCard(List<Integer> members) {
        return members.size() == 1 && part.nodeOf(members.getFirst()) >= 0;
    }

    private double scale(List<Row> rows) {
        double width = rows.stream().mapToDouble(this::length).max().orElse(0);
        return Math.min(1, Math.min(FRAME_WIDTH / width, FRAME_HEIGHT / height(rows)));
    }

    private double height(List<Row> rows) {
        return rows.stream().mapToDouble(row -> bottom(row) - top(row) + gap).sum() - gap;
    }

    private double length(Row row) {
        return columns.get(row.end - 1).end() - columns.get(row.first).begin();
    }

    private double top(Row row) {
        return columns(row).stream().mapToDouble(Column::top).min().orElse(0);
    }

    private double bottom(Row row) {
        return columns(row).stream().mapToDouble(Column::bottom).max().orElse(0);
    }

    private List<Column> columns(Row row) {
        return columns.subList(row.first, row.end);
    }

    private List<Course> courses(List<Row> rows) {
        List<Course> courses = new ArrayList<>();
        double below = 0;
        double turn = 0;
        boolean isBack = false;
        for (Row row : rows) {
            double begin = columns.get(row.first).begin();
            double end = columns.get(row.end - 1).end();
            Course course = new Course(isBack ? turn + begin : turn - begin, below - top(row), isBack);
            columns(row).forEach(_ -> courses.add(course));
            turn = isBack ? course.edge - end : course.edge + end;
            below += bottom(row) - top(row) + gap;
            isBack = !isBack;
        }
        return courses;
    }
}
