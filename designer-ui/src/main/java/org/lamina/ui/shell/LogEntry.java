package org.lamina.ui.shell;

import java.time.LocalTime;
import java.util.function.Function;
import javafx.css.PseudoClass;
import org.lamina.theme.StyleStates;
import org.lamina.ui.text.Messages;

/// One thing that happened, worded when it is shown, so that it follows the language.
record LogEntry(LocalTime time, PseudoClass state, Function<Messages, String> words) {
    static LogEntry now(String key, Object... args) {
        return new LogEntry(LocalTime.now(), StyleStates.ACTIVE, messages -> messages.text(key, args));
    }

    LogEntry at(LocalTime changed) {
        return new LogEntry(changed, state, words);
    }

    LogEntry as(PseudoClass changed) {
        return new LogEntry(time, changed, words);
    }
}
