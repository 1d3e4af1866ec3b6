package org.lamina.graph;

import java.util.regex.Pattern;

/// The identity of a node, unique in the whole document and never shown to the user.
///
/// Lower-case letters, digits and dashes, at most 64 characters; it is written into files.
public record NodeId(String value) implements Comparable<NodeId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a node id: " + value);
        }
    }

    /// Whether `text` can be a node id; readers of files ask before they construct.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
