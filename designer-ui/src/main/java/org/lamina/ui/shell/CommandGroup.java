package org.lamina.ui.shell;

import java.util.List;

/// One menu: its commands in sections, between which the menu draws a line. The message key is `menu.<id>`.
record CommandGroup(String id, List<List<Command>> sections) {
    CommandGroup {
        sections = List.copyOf(sections);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static CommandGroup of(String id, List<Command>... sections) {
        return new CommandGroup(id, List.of(sections));
    }

    String messageKey() {
        return "menu." + id;
    }
}
