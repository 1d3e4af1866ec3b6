package org.lamina.graph.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.OnPadding;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.shape.Shape;

/// Behind which nodes some steps are padding, and which. Nodes are visited one after the other, sources before targets.
///
/// Steps of several inputs that are joined at each step are real where one of them is. Where an input has no padding,
/// all are.
public final class PaddedSteps {
    private final Map<NodeId, NodeId> patterns = new HashMap<>();

    /// A node with what it reads.
    ///
    /// @param shapes of the sources
    public record Place(GraphNode node, List<NodeId> sources, List<Shape> shapes, Shape output) {}

    public void visit(Place place) {
        find(place).ifPresent(pattern -> patterns.put(place.node().id(), pattern));
    }

    private Optional<NodeId> find(Place place) {
        NodeId id = place.node().id();
        if (place.node().spec() instanceof TokenInput tokens) {
            return tokens.skipPadding() ? Optional.of(id) : Optional.empty();
        }
        if (!(place.output() instanceof Shape.Sequence) || !readsPadding(place)) {
            return Optional.empty();
        }
        return switch (rule(place)) {
            case EACH_STEP -> joined(place);
            case LEFT_OUT -> pattern(place.sources().getFirst());
            case WINDOW -> keepsSteps(place) ? pattern(place.sources().getFirst()) : Optional.of(id);
            case AS_ZEROS -> Optional.empty();
        };
    }

    /// Whether a window stands at each step, so that behind it the same steps are padding.
    private static boolean keepsSteps(Place place) {
        return place.shapes().getFirst() instanceof Shape.Sequence read
                && place.output() instanceof Shape.Sequence given
                && read.length() == given.length();
    }

    private static OnPadding rule(Place place) {
        return place.node().spec().kind().onPadding();
    }

    private Optional<NodeId> joined(Place place) {
        Set<Optional<NodeId>> patterns = patterns(place);
        if (patterns.contains(Optional.<NodeId>empty())) {
            return Optional.empty();
        }
        return patterns.size() == 1
                ? patterns.iterator().next()
                : Optional.of(place.node().id());
    }

    /// Of the inputs that have steps.
    private Set<Optional<NodeId>> patterns(Place place) {
        Set<Optional<NodeId>> found = new HashSet<>();
        for (int i = 0; i < place.sources().size(); i++) {
            if (!(place.shapes().get(i) instanceof Shape.Vector)) {
                found.add(pattern(place.sources().get(i)));
            }
        }
        return found;
    }

    /// The node whose padded steps are those of this one, maybe itself; nothing where no step is padding.
    public Optional<NodeId> pattern(NodeId node) {
        return Optional.ofNullable(patterns.get(node));
    }

    /// Whether some steps that a node reads are padding.
    public boolean readsPadding(Place place) {
        return place.sources().stream().anyMatch(patterns::containsKey);
    }

    /// Whether a node must see zeros where what it reads is padding.
    public boolean readsZeros(Place place) {
        return readsPadding(place)
                && switch (rule(place)) {
                    case EACH_STEP -> patterns(place).size() > 1;
                    case LEFT_OUT -> false;
                    case WINDOW, AS_ZEROS -> true;
                };
    }
}
