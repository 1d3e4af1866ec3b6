package org.lamina.ui.training;

import org.lamina.ui.text.Messages;

/// Words for the names of data columns, `column.<name>`; a name without words stands for itself.
final class ColumnNames {
    private ColumnNames() {}

    static String of(Messages messages, String name) {
        String key = "column." + name;
        return messages.has(key) ? messages.text(key) : name;
    }
}
