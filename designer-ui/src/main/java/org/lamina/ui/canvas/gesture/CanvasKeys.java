package org.lamina.ui.canvas.gesture;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.NodeId;
import org.lamina.ui.canvas.geometry.Side;

/// What the keys do while the canvas has the focus. Every edit of the pointer has its keys here.
public final class CanvasKeys {
    private static final double NUDGE = 4;
    private static final double BIG_NUDGE = 40;

    /// Keys that may act again while they are held down; the others act once.
    private static final Set<KeyCode> REPEATING = EnumSet.of(
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.Z,
            KeyCode.Y,
            KeyCode.PLUS,
            KeyCode.EQUALS,
            KeyCode.ADD,
            KeyCode.MINUS,
            KeyCode.SUBTRACT);

    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);
    private final CanvasSurface surface;
    private final CanvasInput input;
    private final KeyActions actions;
    private final ConnectionDrawing connecting;

    public CanvasKeys(CanvasSurface surface, CanvasInput input, KeyActions actions) {
        this.surface = surface;
        this.input = input;
        this.actions = actions;
        connecting = new ConnectionDrawing(surface);
    }

    public void pressed(KeyEvent event) {
        boolean isRepeat = !down.add(event.getCode());
        if (isRepeat && !REPEATING.contains(event.getCode())) {
            event.consume();
            return;
        }
        boolean done = event.isShortcutDown() ? withShortcut(event) : plain(event);
        if (done) {
            event.consume();
        }
    }

    /// The slash adds a layer wherever the keyboard has it.
    public void typed(KeyEvent event) {
        if (event.getCharacter().equals("/")) {
            actions.quickAdd();
            event.consume();
        }
    }

    /// Forgets which keys are down, as when the focus has gone or come.
    public void forget() {
        down.clear();
        input.setSpaceDown(false);
    }

    public void released(KeyEvent event) {
        down.remove(event.getCode());
        if (event.getCode() == KeyCode.SPACE) {
            input.setSpaceDown(false);
            event.consume();
        }
    }

    private boolean withShortcut(KeyEvent event) {
        Side direction = direction(event.getCode());
        if (direction != null) {
            return step(direction, event.isShiftDown());
        }
        switch (event.getCode()) {
            case A -> actions.selectAll();
            case C -> actions.copy();
            case X -> actions.cut();
            case V -> actions.paste();
            case D -> actions.duplicate();
            case G -> {
                if (event.isShiftDown()) {
                    actions.ungroup();
                } else {
                    actions.group();
                }
            }
            case Z -> {
                if (event.isShiftDown()) {
                    surface.editor().redo();
                } else {
                    surface.editor().undo();
                }
            }
            case Y -> surface.editor().redo();
            case DIGIT0, NUMPAD0 -> actions.actualSize();
            case PLUS, EQUALS, ADD -> actions.zoomIn();
            case MINUS, SUBTRACT -> actions.zoomOut();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        Side direction = direction(event.getCode());
        if (direction != null) {
            return arrow(direction, event.isShiftDown());
        }
        switch (event.getCode()) {
            case ESCAPE -> escape();
            case DELETE, BACK_SPACE -> actions.delete(event.isAltDown());
            case ENTER -> {
                return enter();
            }
            case TAB -> {
                return choosePort(!event.isShiftDown()) || !event.isShiftDown() && quickAdd();
            }
            case F2 -> actions.rename();
            case C -> chooseTarget();
            case E -> nextConnection();
            case F -> actions.fit();
            case SPACE -> input.setSpaceDown(true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void escape() {
        if (!(input.gesture() instanceof Gesture.Idle)) {
            input.cancel();
        } else if (surface.editor().comparison().isPresent()) {
            surface.editor().compareWith(null);
        } else if (surface.selection().isEmpty() && surface.selectedConnection().isEmpty()) {
            surface.editor().closeInnermostBlock();
        } else {
            surface.selectConnection(null);
            surface.editor().select(Set.of());
        }
    }

    private boolean enter() {
        if (input.gesture() instanceof Gesture.ChoosingTarget choosing) {
            input.cancel();
            connecting.connect(choosing);
            return true;
        }
        boolean opened = surface.editor()
                .selectedNode()
                .filter(node -> surface.editor().openBlock(node.id()))
                .isPresent();
        if (!opened && surface.editor().comparison().isPresent()) {
            actions.listDifferences();
            return true;
        }
        return opened;
    }

    private boolean choosePort(boolean atTarget) {
        if (input.gesture() instanceof Gesture.ChoosingTarget choosing) {
            input.enter(connecting.choosePort(choosing, atTarget));
            return true;
        }
        return false;
    }

    private boolean quickAdd() {
        actions.quickAdd();
        return true;
    }

    private boolean arrow(Side direction, boolean far) {
        if (input.gesture() instanceof Gesture.ChoosingTarget choosing) {
            input.enter(connecting.chooseNext(choosing, direction));
        } else if (surface.selection().isEmpty()) {
            return step(direction, false);
        } else {
            double distance = far ? BIG_NUDGE : NUDGE;
            actions.nudge(direction.dx() * distance, direction.dy() * distance);
        }
        return true;
    }

    /// Selects the next card in a direction; the first card where none is selected.
    private boolean step(Side direction, boolean adding) {
        Optional<NodeId> from = surface.editor().selectedNode().map(node -> node.id());
        Optional<NodeId> next = from.isPresent()
                ? surface.hits().next(from.get(), direction)
                : surface.map().boxes().keySet().stream().findFirst();
        next.ifPresent(id -> {
            surface.selectConnection(null);
            surface.editor().select(adding && from.isPresent() ? Set.of(from.get(), id) : Set.of(id));
            actions.bringIntoView(id);
        });
        return true;
    }

    private void chooseTarget() {
        surface.editor().selectedNode().ifPresent(node -> input.enter(connecting.choose(node.id())));
    }

    /// Goes through the connections of the selected node, so that Delete can take one away.
    private void nextConnection() {
        Optional<Connection> current = surface.selectedConnection();
        Optional<NodeId> node = surface.editor()
                .selectedNode()
                .map(selected -> selected.id())
                .or(() -> current.map(Connection::source));
        node.ifPresent(id -> {
            List<Connection> all = surface.map().connections().stream()
                    .filter(connection -> connection.touches(id))
                    .toList();
            if (!all.isEmpty()) {
                int next = current.map(all::indexOf).orElse(-1) + 1;
                surface.selectConnection(all.get(next % all.size()));
            }
        });
    }

    private static @Nullable Side direction(KeyCode code) {
        return switch (code) {
            case LEFT, KP_LEFT -> Side.LEFT;
            case RIGHT, KP_RIGHT -> Side.RIGHT;
            case UP, KP_UP -> Side.TOP;
            case DOWN, KP_DOWN -> Side.BOTTOM;
            default -> null;
        };
    }
}
