package org.lamina.ui.shell;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Opens the menu of what has the focus by the keys that desktops have for it: the menu key and Shift+F10. Not all
/// systems tell JavaFX what they mean.
final class MenuKeys {
    private MenuKeys() {}

    static void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isForMenu(event) && event.getTarget() instanceof Node node) {
                event.consume();
                open(node);
            }
        });
    }

    private static boolean isForMenu(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU
                || event.getCode() == KeyCode.F10
                        && event.isShiftDown()
                        && !event.isAltDown()
                        && !event.isShortcutDown();
    }

    private static void open(Node node) {
        Bounds bounds = node.getLayoutBounds();
        Point2D inScene = node.localToScene(bounds.getCenterX(), bounds.getCenterY());
        Point2D onScreen = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
        Event.fireEvent(
                node,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        inScene.getX(),
                        inScene.getY(),
                        onScreen.getX(),
                        onScreen.getY(),
                        true,
                        null));
    }
}
