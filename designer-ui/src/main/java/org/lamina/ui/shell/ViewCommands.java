package org.lamina.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.lamina.theme.Theme;
import org.lamina.ui.text.Messages;

/// Commands of the View menu: zoom, panes, theme and language.
final class ViewCommands {
    private ViewCommands() {}

    static CommandGroup group(
            Surface surface,
            Arrangement arrangement,
            ObjectProperty<Theme> theme,
            Messages messages,
            ObservableValue<Boolean> open) {
        return CommandGroup.of(
                "view",
                List.of(
                        Command.of("view.fit", surface::fit)
                                .keys("Shortcut+9")
                                .icon(Feather.MAXIMIZE)
                                .when(open),
                        Command.of("view.selection", surface::zoomToSelection)
                                .keys("Shortcut+Shift+9")
                                .when(open),
                        Command.of("view.actual-size", surface::actualSize)
                                .keys("Shortcut+0")
                                .when(open),
                        Command.of("view.zoom-in", surface::zoomIn)
                                .keys("Shortcut+EQUALS")
                                .icon(Feather.ZOOM_IN)
                                .when(open),
                        Command.of("view.zoom-out", surface::zoomOut)
                                .keys("Shortcut+MINUS")
                                .icon(Feather.ZOOM_OUT)
                                .when(open)),
                List.of(
                        pane("view.left", "Shortcut+B", arrangement.leftShown(), open),
                        pane("view.right", "Shortcut+I", arrangement.rightShown(), open),
                        pane("view.bottom", "Shortcut+J", arrangement.bottomShown(), open),
                        Command.of("view.reset", arrangement::reset)
                                .icon(Feather.LAYOUT)
                                .when(open)),
                themes(theme),
                languages(messages));
    }

    private static Command pane(String id, String keys, BooleanProperty shown, ObservableValue<Boolean> open) {
        return Command.of(id, () -> shown.set(!shown.get()))
                .keys(keys)
                .when(open)
                .switchedOn(shown);
    }

    private static List<Command> themes(ObjectProperty<Theme> theme) {
        List<Command> commands = new ArrayList<>();
        for (Theme one : Theme.values()) {
            commands.add(Command.of("view.theme." + one.id(), () -> theme.set(one))
                    .switchedOn(theme.map(now -> now == one)));
        }
        return commands;
    }

    private static List<Command> languages(Messages messages) {
        List<Command> commands = new ArrayList<>();
        for (Locale language : Messages.LANGUAGES) {
            commands.add(Command.of("view.language." + language.getLanguage(), () -> messages.languageProperty()
                            .set(language))
                    .switchedOn(messages.languageProperty().map(language::equals)));
        }
        return commands;
    }
}
