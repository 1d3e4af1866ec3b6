package org.lamina.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;

/// The way of a connection that no single curve leads past the cards: along the gaps between them, round at its
/// corners. It leaves and enters straight, and between runs through one gap.
final class Detour {
    /// How far beyond its two cards a connection may go.
    private static final double BEYOND = 120;

    /// How far from a card it runs, where there is room or where there is little.
    private static final double[] OFF = {28, 16};

    private static final double CLEARANCE = 7;
    private static final double RADIUS = 14;

    /// Past more cards than this no way is looked for: it would take long, and nobody could follow it.
    private static final int MOST_CARDS = 100;

    /// A corner is worth this much of a longer way.
    private static final double CORNER = 30;

    private final CanvasMap map;
    private final Connection connection;
    private final NodeId from;
    private final NodeId to;

    Detour(CanvasMap map, Connection connection) {
        this.map = map;
        this.connection = connection;
        from = connection.source();
        to = connection.target();
    }

    /// The shortest way past all cards; empty where every one is blocked.
    Optional<List<Curve>> shortest() {
        return ways().stream()
                .sorted(Comparator.comparingDouble(Detour::cost))
                .filter(this::isFree)
                .findFirst()
                .map(Detour::rounded);
    }

    private List<List<Point2D>> ways() {
        CardBox source = map.box(from);
        CardBox target = map.box(to);
        Point2D leavingPort = source.outPort(connection.from().port());
        Point2D enteringPort = target.inPort(connection.to().port());
        double left = Math.min(source.x(), target.x()) - BEYOND;
        double top = Math.min(source.y(), target.y()) - BEYOND;
        double right = Math.max(source.maxX(), target.maxX()) + BEYOND;
        double bottom = Math.max(source.maxY(), target.maxY()) + BEYOND;
        SortedSet<Double> columns = new TreeSet<>();
        SortedSet<Double> rows = new TreeSet<>();
        List<NodeId> near = map.within(new Rectangle2D(left, top, right - left, bottom - top));
        if (near.size() > MOST_CARDS) {
            return List.of();
        }
        for (NodeId id : near) {
            CardBox box = map.box(id);
            for (double off : OFF) {
                columns.addAll(List.of(box.x() - off, box.maxX() + off));
                rows.addAll(List.of(box.y() - off, box.maxY() + off));
            }
        }
        List<List<Point2D>> ways = new ArrayList<>();
        for (double leaving : OFF) {
            for (double entering : OFF) {
                Point2D start = off(leavingPort, source.ports().out(), leaving);
                Point2D end = off(enteringPort, target.ports().in(), entering);
                rows.addAll(List.of(start.getY(), end.getY()));
                columns.addAll(List.of(start.getX(), end.getX()));
                add(
                        ways,
                        rows.subSet(top, bottom),
                        y -> List.of(
                                leavingPort,
                                start,
                                new Point2D(start.getX(), y),
                                new Point2D(end.getX(), y),
                                end,
                                enteringPort));
                add(
                        ways,
                        columns.subSet(left, right),
                        x -> List.of(
                                leavingPort,
                                start,
                                new Point2D(x, start.getY()),
                                new Point2D(x, end.getY()),
                                end,
                                enteringPort));
            }
        }
        return ways;
    }

    private static Point2D off(Point2D port, Side side, double by) {
        return port.add(side.dx() * by, side.dy() * by);
    }

    private static void add(List<List<Point2D>> ways, SortedSet<Double> gaps, DoubleFunction<List<Point2D>> way) {
        gaps.forEach(gap -> straightened(way.apply(gap)).ifPresent(ways::add));
    }

    /// The way without points in the middle of a line; empty where it turns back.
    private static Optional<List<Point2D>> straightened(List<Point2D> way) {
        List<Point2D> corners = new ArrayList<>();
        for (Point2D next : way) {
            int size = corners.size();
            if (size > 0 && corners.getLast().distance(next) < 1e-6) {
                continue;
            }
            if (size > 1) {
                Point2D into = corners.get(size - 1).subtract(corners.get(size - 2));
                Point2D on = next.subtract(corners.get(size - 1));
                double along = into.dotProduct(on);
                if (along < 0) {
                    return Optional.empty();
                }
                if (along > 0) {
                    corners.removeLast();
                }
            }
            corners.add(next);
        }
        return Optional.of(corners);
    }

    private static double cost(List<Point2D> way) {
        double cost = way.size() * CORNER;
        for (int i = 1; i < way.size(); i++) {
            cost += way.get(i - 1).distance(way.get(i));
        }
        return cost;
    }

    private boolean isFree(List<Point2D> way) {
        for (int i = 1; i < way.size(); i++) {
            boolean isFirst = i == 1;
            boolean isLast = i == way.size() - 1;
            Point2D a = way.get(i - 1);
            Point2D b = way.get(i);
            Rectangle2D room = new Rectangle2D(
                    Math.min(a.getX(), b.getX()) - CLEARANCE,
                    Math.min(a.getY(), b.getY()) - CLEARANCE,
                    Math.abs(a.getX() - b.getX()) + 2 * CLEARANCE,
                    Math.abs(a.getY() - b.getY()) + 2 * CLEARANCE);
            for (NodeId id : map.within(room)) {
                if (!(isFirst && id.equals(from)) && !(isLast && id.equals(to))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Curve> rounded(List<Point2D> way) {
        List<Curve> pieces = new ArrayList<>();
        Point2D at = way.getFirst();
        for (int i = 1; i < way.size() - 1; i++) {
            Point2D corner = way.get(i);
            double before = Math.min(RADIUS, corner.distance(way.get(i - 1)) / 2);
            double behind = Math.min(RADIUS, corner.distance(way.get(i + 1)) / 2);
            double radius = Math.min(before, behind);
            Point2D bendsFrom = towards(corner, way.get(i - 1), radius);
            Point2D bendsTo = towards(corner, way.get(i + 1), radius);
            pieces.add(Curve.straight(at, bendsFrom));
            pieces.add(Curve.corner(bendsFrom, corner, bendsTo));
            at = bendsTo;
        }
        pieces.add(Curve.straight(at, way.getLast()));
        return pieces;
    }

    private static Point2D towards(Point2D from, Point2D to, double distance) {
        return from.interpolate(to, distance / from.distance(to));
    }
}
