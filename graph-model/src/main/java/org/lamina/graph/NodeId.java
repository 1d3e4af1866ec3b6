package org.lamina.graph;

import java.util.Optional;
import java.util.regex.Pattern;

/// The identity of a node, unique in the whole document and never shown to the user.
///
/// Lower-case letters, digits and dashes, at most 64 characters; it is written into files. The layers of a network
/// without blocks ([org.lamina.graph.block.Expansion]) have derived ids that name no node of a file: the use of the
/// block, the number of the copy and the id inside, `n7.2.n3`.
public record NodeId(String value) implements Comparable<NodeId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final Pattern DERIVED =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,63}(\\.[1-9][0-9]{0,3}\\.[a-z0-9][a-z0-9-]{0,63})+");

    public NodeId {
        if (!isPath(value)) {
            throw new IllegalArgumentException("Not a node id: " + value);
        }
    }

    /// Whether `text` can be a node id; readers of files ask before they construct.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// Whether `text` can be a node id or a derived one.
    public static boolean isPath(String text) {
        return isValid(text) || DERIVED.matcher(text).matches();
    }

    /// The node of the network itself in which this one is; a node of the network is in itself.
    public NodeId outermost() {
        int end = value.indexOf('.');
        return end < 0 ? this : new NodeId(value.substring(0, end));
    }

    /// The node with this id in a copy of a block that the node with this id uses.
    public NodeId inside(int copy, NodeId inner) {
        return new NodeId(value + "." + copy + "." + inner.value);
    }

    /// Whether this is a node in a block that the other one uses, at any depth.
    public boolean isInside(NodeId use) {
        return value.length() > use.value.length()
                && value.charAt(use.value.length()) == '.'
                && value.startsWith(use.value);
    }

    /// The use of the block in which this node is; empty for one that was drawn into the network itself.
    public Optional<NodeId> outer() {
        int end = value.lastIndexOf('.', value.lastIndexOf('.') - 1);
        return end < 0 ? Optional.empty() : Optional.of(new NodeId(value.substring(0, end)));
    }

    /// The number of the copy of the innermost block in which this node is; 1 for one outside of blocks.
    public int copy() {
        int end = value.lastIndexOf('.');
        return end < 0 ? 1 : Integer.parseInt(value.substring(value.lastIndexOf('.', end - 1) + 1, end));
    }

    /// The id inside the innermost block, as its definition has it.
    public NodeId local() {
        return new NodeId(value.substring(value.lastIndexOf('.') + 1));
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
