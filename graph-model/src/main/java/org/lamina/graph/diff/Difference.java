package org.lamina.graph.diff;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.kind.Kind;

/// One thing in which two documents differ.
///
/// @param block the name of the block that it lies in; empty outside of blocks
/// @param about what it is that differs
/// @param before its value in the first document; empty where there is none
/// @param after its value in the second document; empty where there is none
public record Difference(Change change, Subject subject, String block, About about, String before, String after) {
    /// `conv1`, `conv1 -> conv2`, `conv1.filters` or `training.optimizer.learning-rate`.
    public String what() {
        return about.parameter().isEmpty() ? about.name() : about.name() + "." + about.parameter();
    }

    /// What differs: a whole thing, or a parameter of one.
    ///
    /// @param name of a layer, a block or a connection; `data` or `training`
    /// @param kind of what has the parameter; null for a whole thing
    /// @param parameter its id, behind those of the parameters that it lies in; empty for a whole thing
    public record About(String name, @Nullable Kind<?> kind, String parameter) {
        static About whole(String name) {
            return new About(name, null, "");
        }
    }

    /// What became of it on the way from the first document to the second.
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// What it is.
    public enum Subject {
        /// A layer; its value is its kind.
        LAYER,
        NAME,
        PARAMETER,
        CONNECTION,
        /// The order in which values enter a layer.
        ORDER,
        BLOCK,
        /// Of the data or of the training.
        SETTING
    }
}
