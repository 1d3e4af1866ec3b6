package org.lamina.ui.shell;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.lamina.ui.dialog.SheetLayer;
import org.lamina.ui.fx.Nodes;

/// Runs commands by their keys wherever the focus is, except that a text field keeps its own keys and that nothing
/// happens behind a sheet.
final class Shortcuts {
    private final CommandTable commands;
    private final SheetLayer sheets;

    private Shortcuts(CommandTable commands, SheetLayer sheets) {
        this.commands = commands;
        this.sheets = sheets;
    }

    static void install(Scene scene, CommandTable commands, SheetLayer sheets) {
        Shortcuts shortcuts = new Shortcuts(commands, sheets);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts::pressed);
        // Menu items carry the same keys to show them; without this, what a field leaves would reach them.
        scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, shortcuts::leftOver);
    }

    private void pressed(KeyEvent event) {
        for (Command command : commands.all()) {
            KeyCombination keys = command.shortcut();
            if (keys != null && keys.match(event)) {
                boolean kept = command.fieldKeepsKeys() && isInText(event.getTarget());
                if (!kept) {
                    event.consume();
                    if (!sheets.isShowingSheet()) {
                        command.run();
                    }
                }
                return;
            }
        }
    }

    private void leftOver(KeyEvent event) {
        boolean someCommands = commands.all().stream()
                .anyMatch(command ->
                        command.shortcut() != null && command.shortcut().match(event));
        if (someCommands) {
            event.consume();
        }
    }

    private static boolean isInText(EventTarget target) {
        return target instanceof TextInputControl
                || target instanceof Node node
                        && node.hasProperties()
                        && node.getProperties().containsKey(Nodes.OWN_KEYS);
    }
}
