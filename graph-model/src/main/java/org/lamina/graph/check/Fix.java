package org.lamina.graph.check;

import java.util.List;
import org.lamina.graph.edit.Edit;

/// A mechanical repair that one click performs.
///
/// @param labelKey message key of its button, `fix.insert`; `args` are its values (kinds, numbers, node names)
public record Fix(String labelKey, List<Object> args, Edit edit) {
    public Fix {
        args = List.copyOf(args);
    }
}
