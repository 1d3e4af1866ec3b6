package org.lamina.graph.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.OutputSpec;
import org.lamina.graph.settings.DataSignature;

/// Which input node reads which data input, and which output node learns which target: by name first, the others in
/// order. The checker and the engine use the same binding.
///
/// @param inputs index of the data input per input node, in network order; nodes without data are missing
/// @param targets index of the target per output node, in network order; nodes without a target are missing
public record DataBinding(Map<NodeId, Integer> inputs, Map<NodeId, Integer> targets) {
    public DataBinding {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /// Binds the nodes of a document to the data it names.
    public static DataBinding of(GraphDocument document) {
        return of(Expansion.flat(document), document.settings().data().signature());
    }

    public static DataBinding of(Network network, DataSignature signature) {
        List<String> inputNames =
                signature.inputs().stream().map(DataSignature.Input::name).toList();
        List<String> targetNames =
                signature.targets().stream().map(DataSignature.Target::name).toList();
        return new DataBinding(
                match(nodes(network, node -> node.spec() instanceof InputSpec), inputNames),
                match(nodes(network, node -> node.spec() instanceof OutputSpec), targetNames));
    }

    /// The index of the data input that an input node reads.
    public Optional<Integer> inputOf(NodeId node) {
        return Optional.ofNullable(inputs.get(node));
    }

    /// The index of the target that an output node learns.
    public Optional<Integer> targetOf(NodeId node) {
        return Optional.ofNullable(targets.get(node));
    }

    private static List<GraphNode> nodes(Network network, Predicate<GraphNode> wanted) {
        return network.nodes().stream().filter(wanted).toList();
    }

    private static Map<NodeId, Integer> match(List<GraphNode> nodes, List<String> columns) {
        boolean[] used = new boolean[columns.size()];
        Map<NodeId, Integer> found = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            int column = columns.indexOf(node.name());
            if (column >= 0 && !used[column]) {
                used[column] = true;
                found.put(node.id(), column);
            }
        }
        int next = 0;
        Map<NodeId, Integer> inOrder = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            Integer named = found.get(node.id());
            if (named != null) {
                inOrder.put(node.id(), named);
                continue;
            }
            while (next < used.length && used[next]) {
                next++;
            }
            if (next < used.length) {
                used[next] = true;
                inOrder.put(node.id(), next);
            }
        }
        return inOrder;
    }
}
