package org.lamina.ui.canvas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.PortRef;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.Curve;
import org.lamina.ui.canvas.geometry.Side;
import org.lamina.ui.canvas.geometry.Snap;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.Gesture;
import org.lamina.ui.text.Wording;

/// What is shown of a gesture before it is done, and the marked connections: real shapes, so that only their own area
/// is painted again. Nothing here outlives the gesture.
final class Previews {
    private static final PseudoClass HOVER = PseudoClass.getPseudoClass("hover");

    private final Wording wording;
    private final Group curves = new Group();
    private final Group guides = new Group();
    private final Region band = new Region();
    private final Label note = new Label();

    Previews(Wording wording) {
        this.wording = wording;
        band.getStyleClass().add(StyleNames.RUBBER_BAND);
        note.getStyleClass().add(StyleNames.CURSOR_NOTE);
        note.setWrapText(true);
        note.setMaxWidth(360);
        for (Region region : List.of(band, note)) {
            region.setManaged(false);
            region.setMouseTransparent(true);
            region.setVisible(false);
        }
        curves.setMouseTransparent(true);
        curves.setManaged(false);
        guides.setMouseTransparent(true);
        guides.setManaged(false);
    }

    /// Lies under the cards, in canvas units.
    Group curves() {
        return curves;
    }

    /// Lies over the cards, in canvas units.
    Group guides() {
        return guides;
    }

    /// Lie over everything, in pixels.
    List<Region> floating() {
        return List.of(band, note);
    }

    /// @param map where cards are shown now
    /// @param marked connections under the pointer and selected
    void show(Gesture gesture, CanvasMap map, Viewport viewport, Marked marked) {
        List<CubicCurve> drawn = new ArrayList<>();
        marked.addTo(drawn, map);
        List<Line> lines = new ArrayList<>();
        band.setVisible(false);
        note.setVisible(false);
        switch (gesture) {
            case Gesture.DraggingNodes dragging -> {
                map.touching(dragging.to().keySet()).stream()
                        .filter(connection -> !marked.has(connection))
                        .forEach(connection -> add(drawn, map, connection, null));
                dragging.guides().forEach(guide -> lines.add(line(guide)));
            }
            case Gesture.DrawingConnection drawing -> {
                drawn.add(hanging(drawing, map));
                tell(drawing.target(), viewport.toScreen(drawing.x(), drawing.y()));
            }
            case Gesture.ChoosingTarget choosing -> choose(choosing, map, viewport, drawn);
            case Gesture.RubberBand rubber -> stretch(rubber, viewport);
            case Gesture.Idle _, Gesture.Pressed _, Gesture.Panning _, Gesture.DroppingLayer _ -> {}
        }
        curves.getChildren().setAll(drawn);
        guides.getChildren().setAll(lines);
    }

    private static void add(
            List<CubicCurve> drawn, CanvasMap map, @Nullable Connection connection, @Nullable PseudoClass state) {
        if (connection != null && map.has(connection)) {
            map.link(connection).pieces().forEach(piece -> drawn.add(curve(piece, state)));
        }
    }

    /// Connections that stand out.
    record Marked(
            @Nullable Connection hovered,
            @Nullable Connection selected,
            @Nullable Connection taking) {
        boolean has(Connection connection) {
            return connection.equals(hovered) || connection.equals(selected) || connection.equals(taking);
        }

        private void addTo(List<CubicCurve> drawn, CanvasMap map) {
            add(drawn, map, hovered, HOVER);
            add(drawn, map, selected, StyleStates.SELECTED);
            add(drawn, map, taking, StyleStates.DROP_TARGET);
        }

        Set<Connection> all() {
            Set<Connection> all = new HashSet<>();
            for (Connection connection : new Connection[] {hovered, selected, taking}) {
                if (connection != null) {
                    all.add(connection);
                }
            }
            return all;
        }
    }

    private static CubicCurve curve(Curve at, @Nullable PseudoClass state) {
        CubicCurve curve = new CubicCurve(at.x0(), at.y0(), at.x1(), at.y1(), at.x2(), at.y2(), at.x3(), at.y3());
        curve.getStyleClass().add(StyleNames.CONNECTION);
        if (state != null) {
            curve.pseudoClassStateChanged(state, true);
        }
        return curve;
    }

    private static Line line(Snap.Guide guide) {
        Line line = new Line(guide.x0(), guide.y0(), guide.x1(), guide.y1());
        line.getStyleClass().add(StyleNames.CONNECTION);
        line.pseudoClassStateChanged(StyleStates.SELECTED, true);
        line.getStrokeDashArray().setAll(4.0, 4.0);
        return line;
    }

    private static CubicCurve hanging(Gesture.DrawingConnection drawing, CanvasMap map) {
        PortRef fixed = drawing.end();
        CardBox from = map.box(fixed.node());
        Point2D pointer = new Point2D(drawing.x(), drawing.y());
        boolean refused = drawing.target().objection().isPresent();
        PortRef free = refused ? null : drawing.target().end().orElse(null);
        CardBox end = free == null ? null : map.box(free.node());
        Curve curve = drawing.forward()
                ? Curve.between(
                        from.outPort(fixed.port()),
                        from.ports().out(),
                        free == null || end == null ? pointer : end.inPort(free.port()),
                        end == null ? Side.LEFT : end.ports().in(),
                        0)
                : Curve.between(
                        free == null || end == null ? pointer : end.outPort(free.port()),
                        end == null ? Side.RIGHT : end.ports().out(),
                        from.inPort(fixed.port()),
                        from.ports().in(),
                        0);
        return curve(curve, refused ? StyleStates.ERROR : free != null ? StyleStates.DROP_TARGET : StyleStates.ACTIVE);
    }

    private void choose(Gesture.ChoosingTarget choosing, CanvasMap map, Viewport viewport, List<CubicCurve> drawn) {
        choosing.target().end().filter(end -> map.has(end.node())).ifPresent(end -> {
            CardBox from = map.box(choosing.from().node());
            CardBox to = map.box(end.node());
            boolean refused = choosing.target().objection().isPresent();
            Curve at = Curve.between(
                    from.outPort(choosing.from().port()),
                    from.ports().out(),
                    to.inPort(end.port()),
                    to.ports().in(),
                    0);
            drawn.add(curve(at, refused ? StyleStates.ERROR : StyleStates.DROP_TARGET));
            Point2D below = viewport.toScreen(to.centerX(), to.maxY());
            Optional<String> output = from.ports().name(choosing.from().port(), false);
            Optional<String> input = to.ports().name(end.port(), true);
            if (!refused && (output.isPresent() || input.isPresent())) {
                note(ways(output.orElse(""), input.orElse("")), false, below);
            }
            tell(choosing.target(), below);
        });
    }

    /// Which of several ports are chosen with the keys.
    private String ways(String output, String input) {
        String key = output.isEmpty() ? "into" : input.isEmpty() ? "from" : "both";
        return wording.messages().text("canvas.port." + key, output, input);
    }

    private void stretch(Gesture.RubberBand rubber, Viewport viewport) {
        Point2D a = viewport.toScreen(rubber.startX(), rubber.startY());
        Point2D b = viewport.toScreen(rubber.x(), rubber.y());
        band.resizeRelocate(
                Math.min(a.getX(), b.getX()),
                Math.min(a.getY(), b.getY()),
                Math.abs(a.getX() - b.getX()),
                Math.abs(a.getY() - b.getY()));
        band.setVisible(true);
    }

    /// Says beside the pointer why a target is refused.
    private void tell(Gesture.Target target, Point2D at) {
        target.objection().ifPresent(problem -> note(wording.sentence(problem), true, at));
    }

    /// Says something beside the pointer.
    void note(String text, boolean isError, Point2D at) {
        note.setText(text);
        note.pseudoClassStateChanged(StyleStates.ERROR, isError);
        note.setVisible(true);
        note.applyCss();
        double width = Math.min(360, note.prefWidth(-1));
        note.resizeRelocate(at.getX() + 14, at.getY() + 14, width, note.prefHeight(width));
    }

    /// What the note says now; empty while it is hidden.
    String noteText() {
        return note.isVisible() ? note.getText() : "";
    }
}
