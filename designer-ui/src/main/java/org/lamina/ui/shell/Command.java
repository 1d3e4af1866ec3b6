package org.lamina.ui.shell;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// One thing the user can tell the window to do, whatever by: menu, tool bar, keys or command palette.
///
/// @param id stable name, also of its menu item and button; the message key is `command.<id>` unless `text` is given
/// @param shortcut the keys, or null
/// @param icon for tool bar and palette, or null
/// @param enabled whether it can be done now
/// @param text its name where that changes, or null
/// @param selected whether it is switched on, for commands that switch; else null
/// @param fieldKeepsKeys whether a text field that has the focus keeps these keys for itself (undo, copy, delete)
public record Command(
        String id,
        @Nullable KeyCombination shortcut,
        @Nullable Ikon icon,
        ObservableValue<Boolean> enabled,
        @Nullable ObservableValue<String> text,
        @Nullable ObservableValue<Boolean> selected,
        boolean fieldKeepsKeys,
        Runnable action) {
    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    public static Command of(String id, Runnable action) {
        return new Command(id, null, null, ALWAYS, null, null, false, action);
    }

    /// With keys written as [KeyCombination#valueOf] reads them, `Shortcut+S`.
    public Command keys(String combination) {
        return new Command(
                id, KeyCombination.valueOf(combination), icon, enabled, text, selected, fieldKeepsKeys, action);
    }

    /// Like [#keys], for keys that also mean something in a text field.
    public Command fieldKeys(String combination) {
        return new Command(id, KeyCombination.valueOf(combination), icon, enabled, text, selected, true, action);
    }

    public Command icon(Ikon ikon) {
        return new Command(id, shortcut, ikon, enabled, text, selected, fieldKeepsKeys, action);
    }

    public Command when(ObservableValue<Boolean> condition) {
        return new Command(id, shortcut, icon, condition, text, selected, fieldKeepsKeys, action);
    }

    public Command named(ObservableValue<String> name) {
        return new Command(id, shortcut, icon, enabled, name, selected, fieldKeepsKeys, action);
    }

    public Command switchedOn(ObservableValue<Boolean> state) {
        return new Command(id, shortcut, icon, enabled, text, state, fieldKeepsKeys, action);
    }

    public String messageKey() {
        return "command." + id;
    }

    public boolean isEnabled() {
        return Boolean.TRUE.equals(enabled.getValue());
    }

    /// Does it, if it can be done now.
    public void run() {
        if (isEnabled()) {
            action.run();
        }
    }
}
