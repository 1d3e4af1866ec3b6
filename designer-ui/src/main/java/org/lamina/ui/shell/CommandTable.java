package org.lamina.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import org.lamina.ui.text.Messages;

/// All commands of the window, by menu and by id. Menus, tool bar, shortcuts and command palette loop over it.
public final class CommandTable {
    private final Messages messages;
    private final List<CommandGroup> groups;
    private final Map<String, Command> byId = new LinkedHashMap<>();

    CommandTable(Messages messages, List<CommandGroup> groups) {
        this.messages = messages;
        this.groups = List.copyOf(groups);
        for (CommandGroup group : groups) {
            for (List<Command> section : group.sections()) {
                for (Command command : section) {
                    if (byId.put(command.id(), command) != null) {
                        throw new IllegalArgumentException("Two commands have the id " + command.id());
                    }
                }
            }
        }
    }

    List<CommandGroup> groups() {
        return groups;
    }

    public List<Command> all() {
        return List.copyOf(byId.values());
    }

    public Command get(String id) {
        Command command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException("No command " + id);
        }
        return command;
    }

    /// The command's name in the current language, followed.
    ObservableValue<String> name(Command command) {
        ObservableValue<String> own = command.text();
        return own == null ? messages.bind(command.messageKey()) : own;
    }
}
