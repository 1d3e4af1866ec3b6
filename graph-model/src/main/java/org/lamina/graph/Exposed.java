package org.lamina.graph;

import java.util.List;

/// A value inside a block that every use of it may set for itself. Where a use sets none, the layers inside keep
/// theirs.
///
/// @param name what uses call it; nothing else that the block exposes has it
/// @param drives the parameters that get the value, at least one
public record Exposed(String name, List<Target> drives) {
    /// A parameter of a node inside: its own one or, where the node uses a block, one that this exposes.
    public record Target(NodeId node, String param) {}

    public Exposed {
        drives = List.copyOf(drives);
        if (name.isBlank() || name.length() > GraphNode.MAX_NAME || drives.isEmpty()) {
            throw new IllegalArgumentException("No parameter of a block: " + name + " of " + drives);
        }
    }

    public Exposed withName(String changed) {
        return new Exposed(changed, drives);
    }

    public Exposed withDrives(List<Target> changed) {
        return new Exposed(name, changed);
    }
}
