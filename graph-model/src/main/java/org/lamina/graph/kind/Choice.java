package org.lamina.graph.kind;

import java.util.Locale;

/// An enum whose constants a form offers and a file names. Message keys: `choice.<type>.<id>`.
public interface Choice {
    String name();

    /// The stable id of the constant: its name in lower-case kebab.
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
