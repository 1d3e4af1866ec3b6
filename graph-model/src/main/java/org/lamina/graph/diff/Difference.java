package org.lamina.graph.diff;

/// One thing in which two documents differ.
///
/// @param block the name of the block that it lies in; empty outside of blocks
/// @param what the name of a layer or block, `conv1 -> conv2`, or `conv1.filters`
/// @param before its value in the first document; empty where there is none
/// @param after its value in the second document; empty where there is none
public record Difference(Change change, Subject subject, String block, String what, String before, String after) {
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
