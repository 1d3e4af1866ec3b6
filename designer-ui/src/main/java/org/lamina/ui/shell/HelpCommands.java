package org.lamina.ui.shell;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Commands of the Help menu.
final class HelpCommands {
    private HelpCommands() {}

    static CommandGroup group(Runnable firstSteps, Runnable palette, Runnable shortcuts, Runnable about) {
        return CommandGroup.of(
                "help",
                List.of(
                        Command.of("help.first-steps", firstSteps).icon(Feather.COMPASS),
                        Command.of("help.commands", palette).keys("Shortcut+K").icon(Feather.SEARCH),
                        Command.of("help.shortcuts", shortcuts).keys("F1").icon(Feather.COMMAND)),
                List.of(Command.of("help.about", about).icon(Feather.INFO)));
    }
}
