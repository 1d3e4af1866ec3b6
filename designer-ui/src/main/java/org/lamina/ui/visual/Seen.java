package org.lamina.ui.visual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.DataBinding;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.check.ReceptiveField;
import org.lamina.graph.check.ReceptiveFields;

/// What cells of a feature map see of an image that the network is given.
///
/// @param input which of a sample's inputs that image is
public record Seen(ReceptiveField field, int input) {
    /// Empty where the node gives no feature map, where a cell may see everything, and where its values come from
    /// several inputs.
    ///
    /// @param document without blocks
    public static Optional<Seen> of(GraphDocument document, NodeId node) {
        Set<NodeId> inputs = inputs(document.network(), node);
        if (inputs.size() != 1) {
            return Optional.empty();
        }
        Optional<Integer> input =
                DataBinding.of(document).inputOf(inputs.iterator().next());
        return ReceptiveFields.of(GraphChecker.check(document), node)
                .flatMap(field -> input.map(index -> new Seen(field, index)));
    }

    /// The nodes without a source on which this one depends.
    private static Set<NodeId> inputs(Network network, NodeId node) {
        Map<NodeId, List<NodeId>> sources = new HashMap<>();
        for (Connection connection : network.connections()) {
            sources.computeIfAbsent(connection.target(), _ -> new ArrayList<>()).add(connection.source());
        }
        Set<NodeId> inputs = new HashSet<>();
        Set<NodeId> reached = new HashSet<>(Set.of(node));
        Deque<NodeId> open = new ArrayDeque<>(Set.of(node));
        while (!open.isEmpty()) {
            NodeId next = open.remove();
            List<NodeId> before = sources.getOrDefault(next, List.of());
            if (before.isEmpty()) {
                inputs.add(next);
            }
            before.stream().filter(reached::add).forEach(open::add);
        }
        return inputs;
    }

    /// The part of an image that a cell sees, in pixels; null where it sees only what was padded.
    @Nullable
    Rectangle2D part(int row, int column, int height, int width) {
        long top = field.height().first(row);
        long left = field.width().first(column);
        long bottom = field.height().end(row, height);
        long right = field.width().end(column, width);
        return bottom > top && right > left ? new Rectangle2D(left, top, right - left, bottom - top) : null;
    }
}
