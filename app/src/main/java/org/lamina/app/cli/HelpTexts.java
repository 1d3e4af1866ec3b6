package org.lamina.app.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.text.Messages;

/// The program's words in the form in which the command-line library asks for them.
final class HelpTexts extends ResourceBundle {
    private final Messages messages;

    HelpTexts(Messages messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return messages.has(key) ? messages.text(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}
