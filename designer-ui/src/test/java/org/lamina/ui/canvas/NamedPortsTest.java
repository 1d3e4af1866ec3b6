package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.theme.Theme;
import org.lamina.ui.canvas.geometry.CardBox;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The card of a block with several ports names them, and each can be connected.
@ExtendWith(ApplicationExtension.class)
class NamedPortsTest {
    private static final BlockId BLOCK = new BlockId("b1");
    private static final NodeId USE = new NodeId("use");

    private CanvasStage window;

    @Start
    void start(Stage stage) {
        BlockDefinition block = new BlockDefinition(
                BLOCK,
                "merge",
                new Network(
                        List.of(
                                node("q", "query", new BlockInput()),
                                node("m", "memory", new BlockInput()),
                                node("sum", "sum", new Add()),
                                node("s", "state", new BlockOutput()),
                                node("o", "other", new BlockOutput())),
                        List.of(link("q", "sum"), link("m", "sum"), link("sum", "s"), link("m", "o"))),
                Layout.EMPTY);
        GraphDocument document = new GraphDocument(
                new Network(
                        List.of(
                                node("x", "x", new VectorInput(4)),
                                node("use", "merge", new BlockUse(BLOCK, 1)),
                                node("d", "d", new Dense(4, Activation.RELU))),
                        List.of()),
                Layout.EMPTY.with(java.util.Map.of(
                        new NodeId("x"), new Point(0, 0), USE, new Point(320, 0), new NodeId("d"), new Point(640, 0))),
                ProjectSettings.DEFAULT,
                List.of(block));
        window = CanvasStage.call(() -> new CanvasStage(stage, document, Theme.LIGHT));
        window.settle();
        window.showAtActualSize();
    }

    private static GraphNode node(String id, String name, LayerSpec spec) {
        return new GraphNode(new NodeId(id), name, spec);
    }

    private static Connection link(String from, String to) {
        return Connection.of(new NodeId(from), new NodeId(to));
    }

    private CardBox box(String id) {
        return window.canvas.scene().map().box(new NodeId(id));
    }

    private Point2D screen(Point2D canvas) {
        return window.at(canvas.getX(), canvas.getY());
    }

    private List<Connection> connections() {
        return window.document().network().connections();
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.drag(from).moveTo(to.add(-20, 0)).dropTo(to);
        window.settle();
    }

    @Test
    void theNamesStandBesideThePorts(FxRobot robot) {
        window.picture("named-ports");
        Set<String> names = robot.lookup(".port-name").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .collect(Collectors.toSet());
        assertEquals(Set.of("query", "memory", "state", "other"), names);
        Node card = robot.lookup("#node-use").query();
        assertTrue(
                card.getAccessibleText().endsWith("Inputs: query, memory. Outputs: state, other."),
                card.getAccessibleText());
        for (Label name : robot.lookup(".port-name").queryAllAs(Label.class)) {
            boolean isInput = name.getText().equals("query") || name.getText().equals("memory");
            String id = name.getText().substring(0, 1);
            Point2D port = isInput ? box("use").inPort(id) : box("use").outPort(id);
            double middle = name.getLayoutY() + name.getHeight() / 2;
            assertEquals(port.getY() - box("use").y(), middle, 1, name.getText());
        }
    }

    @Test
    void aConnectionIsDrawnToThePortUnderThePointer(FxRobot robot) {
        drag(robot, screen(box("x").outPort()), screen(box("use").inPort("m")));
        assertEquals(List.of(new Connection(PortRef.out(new NodeId("x")), new PortRef(USE, "m"))), connections());
        drag(robot, screen(box("use").outPort("o")), screen(box("d").inPort()));
        assertEquals(
                new Connection(new PortRef(USE, "o"), PortRef.in(new NodeId("d"))),
                connections().getLast());
        window.picture("named-ports-connected");
    }

    @Test
    void droppingOnTheLineOfAPortIsEnough(FxRobot robot) {
        Point2D memory = box("use").inPort("m").add(30, 0);
        drag(robot, screen(box("x").outPort()), screen(memory));
        assertEquals(new PortRef(USE, "m"), connections().getFirst().to());
    }

    @Test
    void pullingAtATakenPortMovesItsConnection(FxRobot robot) {
        drag(robot, screen(box("x").outPort()), screen(box("use").inPort("m")));
        drag(robot, screen(box("use").inPort("m")), screen(box("use").inPort("q")));
        assertEquals(
                List.of(new PortRef(USE, "q")),
                connections().stream().map(Connection::to).toList());
    }

    @Test
    void theKeysGoThroughThePorts(FxRobot robot) {
        CanvasStage.call(() -> {
            window.workbench.editor().select(Set.of(new NodeId("x")));
            return true;
        });
        robot.push(KeyCode.C).push(KeyCode.TAB).push(KeyCode.ENTER);
        window.settle();
        assertEquals(new PortRef(USE, "m"), connections().getFirst().to());
        CanvasStage.call(() -> {
            window.workbench.editor().select(Set.of(USE));
            return true;
        });
        robot.push(KeyCode.C);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.ENTER);
        window.settle();
        assertEquals(new PortRef(USE, "o"), connections().getLast().from());
    }

    @Test
    void theArrowEndsAtThePortOfTheConnection(FxRobot robot) {
        drag(robot, screen(box("x").outPort()), screen(box("use").inPort("m")));
        var pieces = window.canvas.scene().map().link(connections().getFirst()).pieces();
        assertEquals(box("use").inPort("m").getY(), pieces.getLast().y3(), 0.5);
    }
}
