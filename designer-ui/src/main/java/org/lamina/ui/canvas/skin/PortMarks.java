package org.lamina.ui.canvas.skin;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.lamina.graph.NodeId;
import org.lamina.graph.PortRef;
import org.lamina.theme.StyleNames;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Ports;
import org.lamina.ui.canvas.geometry.Side;

/// The ports of one card, and their names where there are several. A card is shown for one node after another; what
/// it does not need at the moment is hidden.
final class PortMarks {
    private static final double LEFT = CardSize.STRIP_WIDTH + CardSize.PADDING - 2;

    private final List<Region> marks = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private int used;

    /// Takes over which ports there are.
    ///
    /// @param children of the card
    void show(List<Node> children, NodeId id, Ports ports) {
        used = 0;
        names.forEach(name -> name.setText(""));
        ports.ins().forEach(port -> show(children, "port-in-" + id + suffix(port), port, ports.areNamed()));
        ports.outs().forEach(port -> show(children, "port-out-" + id + suffix(port), port, ports.areNamed()));
        for (Region free : marks.subList(used, marks.size())) {
            free.setId(null);
            free.setVisible(false);
        }
    }

    private static String suffix(Ports.Port port) {
        boolean isOnly = port.id().equals(PortRef.IN) || port.id().equals(PortRef.OUT);
        return isOnly ? "" : "-" + port.id();
    }

    private void show(List<Node> children, String id, Ports.Port port, boolean isNamed) {
        Region mark = used < marks.size() ? marks.get(used) : added(children, marks, new Region(), StyleNames.PORT);
        mark.setId(id);
        mark.setVisible(true);
        if (isNamed) {
            Label name =
                    used < names.size() ? names.get(used) : added(children, names, new Label(), StyleNames.PORT_NAME);
            name.setMouseTransparent(true);
            name.setText(port.name());
        }
        used++;
    }

    private static <T extends Region> T added(List<Node> children, List<T> known, T made, String style) {
        made.getStyleClass().add(style);
        made.setManaged(false);
        known.add(made);
        children.add(made);
        return made;
    }

    /// Puts the ports where the box has them.
    ///
    /// @param isFull whether names can be read at this zoom
    void lay(CardBox box, boolean isFull) {
        Ports ports = box.ports();
        int next = 0;
        for (Ports.Port port : ports.ins()) {
            lay(next++, box, box.inPort(port.id()), ports.in());
        }
        for (Ports.Port port : ports.outs()) {
            lay(next++, box, box.outPort(port.id()), ports.out());
        }
        names.forEach(name -> name.setVisible(isFull && !name.getText().isEmpty()));
    }

    private void lay(int index, CardBox box, Point2D at, Side side) {
        double x = at.getX() - box.x();
        double y = at.getY() - box.y();
        double diameter = CardSize.PORT_DIAMETER;
        marks.get(index).resizeRelocate(x - diameter / 2, y - diameter / 2, diameter, diameter);
        if (!box.ports().areNamed()) {
            return;
        }
        Label name = names.get(index);
        double width = Math.min(name.prefWidth(-1), CardSize.PORT_NAME_WIDTH);
        double height = CardSize.LINE_HEIGHT;
        double left = side == Side.LEFT ? LEFT : LEFT + CardSize.PICTURE_WIDTH - width;
        name.resizeRelocate(left, y - height / 2, width, height);
    }

    /// The card shows nothing.
    void forget() {
        marks.forEach(mark -> mark.setId(null));
    }
}
