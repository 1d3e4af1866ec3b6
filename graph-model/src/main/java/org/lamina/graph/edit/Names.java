package org.lamina.graph.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;

/// Hands out node ids and names that are free in a network, and remembers what it gave, so that one edit can add many.
/// For one thread and one network.
public final class Names {
    private static final int LONGEST_STEM = GraphNode.MAX_NAME - 12;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> lastOfStem = new HashMap<>();
    private long lastId;

    private Names() {}

    /// Free ids and names of this network.
    public static Names in(Network network) {
        Names names = new Names();
        for (GraphNode node : network.nodes()) {
            names.taken.add(node.name());
            names.taken.add(node.name().substring(node.name().lastIndexOf('/') + 1));
            names.lastId = Math.max(names.lastId, number(node.id().local().value()));
        }
        return names;
    }

    /// A node for a network that has room for it: `conv3` with an id of its own.
    public static GraphNode newNode(Network network, LayerSpec spec) {
        return in(network).node(spec);
    }

    /// The first free name for a block of this document: `block1`.
    public static String freeBlockName(GraphDocument document) {
        Set<String> taken =
                document.blocks().stream().map(BlockDefinition::name).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(BlockUse.KIND.stem() + number)) {
            number++;
        }
        return BlockUse.KIND.stem() + number;
    }

    /// The next node for this spec; its id and name are taken from now on.
    public GraphNode node(LayerSpec spec) {
        return new GraphNode(id(), name(spec.kind()), spec);
    }

    /// The next free id: `n17`.
    public NodeId id() {
        lastId++;
        return new NodeId("n" + lastId);
    }

    /// The first free name of a kind: `conv1`, `conv2`.
    public String name(LayerKind<?> kind) {
        return numbered(kind.stem());
    }

    /// The name itself where it is free, otherwise the first free one that differs only in the number behind it.
    public String like(String name) {
        return taken.add(name) ? name : numbered(stemOf(name));
    }

    private String numbered(String stem) {
        int number = lastOfStem.getOrDefault(stem, 0);
        String name;
        do {
            number++;
            name = stem + number;
        } while (!taken.add(name));
        lastOfStem.put(stem, number);
        return name;
    }

    private static String stemOf(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        String stem = end == 0 ? name + "-" : name.substring(0, end);
        return stem.length() > LONGEST_STEM ? stem.substring(0, LONGEST_STEM) : stem;
    }

    /// The number of an id that this class gave out; 0 for others.
    private static long number(String id) {
        if (id.charAt(0) != 'n' || id.length() < 2 || id.length() > 16) {
            return 0;
        }
        long number = 0;
        for (int i = 1; i < id.length(); i++) {
            char digit = id.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
