package org.lamina.graph.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;

/// The parameters that the uses of blocks have, made of those of the layers inside that the blocks expose. How often a
/// use repeats is not among what a block can expose: how many layers a definition has is the same everywhere.
///
/// Used by one thread.
public final class ExposedParams {
    private final Map<BlockId, BlockDefinition> blocks = new HashMap<>();
    private final Map<BlockId, Map<NodeId, GraphNode>> nodes = new HashMap<>();
    private final Map<BlockId, Map<String, Optional<Param<BlockUse, ?>>>> known = new HashMap<>();

    private ExposedParams(List<BlockDefinition> definitions) {
        definitions.forEach(this::add);
    }

    /// Makes one more definition known, after those that it uses.
    public void add(BlockDefinition block) {
        blocks.put(block.id(), block);
    }

    public static ExposedParams of(GraphDocument document) {
        return of(document.blocks());
    }

    public static ExposedParams of(List<BlockDefinition> definitions) {
        return new ExposedParams(definitions);
    }

    /// What this use may set, in the order in which its block exposes it. A parameter has the value of the use
    /// or, where that sets none, the one inside the block.
    public List<Param<BlockUse, ?>> of(BlockUse use) {
        BlockDefinition block = blocks.get(use.block());
        List<Param<BlockUse, ?>> params = new ArrayList<>();
        if (block != null) {
            block.exposed().forEach(one -> param(block, one).ifPresent(params::add));
        }
        return params;
    }

    /// What this use may set under a name.
    public Optional<Param<BlockUse, ?>> of(BlockUse use, String name) {
        BlockDefinition block = blocks.get(use.block());
        return block == null
                ? Optional.empty()
                : block.exposed().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .flatMap(one -> param(block, one));
    }

    /// A parameter of a layer.
    public record Driven(Kind<?> kind, Param<?, ?> param) {}

    /// The first parameter of a layer that a value of this use drives, through all blocks between.
    public Optional<Driven> driven(BlockUse use, String name) {
        BlockDefinition block = blocks.get(use.block());
        Exposed.Target target = block == null ? null : first(block, name);
        GraphNode node = target == null || block == null
                ? null
                : block.network().node(target.node()).orElse(null);
        if (target == null || node == null) {
            return Optional.empty();
        }
        return node.spec() instanceof BlockUse inner
                ? driven(inner, target.param())
                : driven(node.spec().kind(), target.param());
    }

    private static Exposed.@Nullable Target first(BlockDefinition block, String name) {
        return block.exposed().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> one.drives().getFirst())
                .orElse(null);
    }

    private static Optional<Driven> driven(Kind<?> kind, String param) {
        return kind.params().stream()
                .filter(one -> one.id().equals(param))
                .findFirst()
                .map(one -> new Driven(kind, one));
    }

    private Optional<Param<BlockUse, ?>> param(BlockDefinition block, Exposed exposed) {
        Map<String, Optional<Param<BlockUse, ?>>> ofBlock = known.computeIfAbsent(block.id(), _ -> new HashMap<>());
        Optional<Param<BlockUse, ?>> before = ofBlock.get(exposed.name());
        if (before != null) {
            return before;
        }
        ofBlock.put(exposed.name(), Optional.empty()); // what leads back to itself is nothing
        Map<NodeId, GraphNode> inside =
                nodes.computeIfAbsent(block.id(), _ -> block.network().byId());
        Optional<Param<BlockUse, ?>> found = param(inside, exposed);
        ofBlock.put(exposed.name(), found);
        return found;
    }

    /// The parameter of the uses of a block with these nodes; empty where there is no such, or the parameters that it
    /// drives take no common values.
    public Optional<Param<BlockUse, ?>> param(Map<NodeId, GraphNode> inside, Exposed exposed) {
        Param<BlockUse, ?> all = null;
        for (Exposed.Target target : exposed.drives()) {
            Param<BlockUse, ?> both = meet(all, lifted(exposed.name(), inside.get(target.node()), target.param()));
            if (both == null) {
                return Optional.empty();
            }
            all = both;
        }
        return Optional.ofNullable(all);
    }

    /// Those of the driven parameters that a block with these nodes has and that take common values with the ones
    /// before them.
    List<Exposed.Target> fitting(Map<NodeId, GraphNode> inside, Exposed exposed) {
        Param<BlockUse, ?> all = null;
        List<Exposed.Target> targets = new ArrayList<>();
        for (Exposed.Target target : exposed.drives()) {
            Param<BlockUse, ?> both = meet(all, lifted(exposed.name(), inside.get(target.node()), target.param()));
            if (both != null) {
                targets.add(target);
                all = both;
            }
        }
        return targets;
    }

    private static @Nullable Param<BlockUse, ?> meet(
            @Nullable Param<BlockUse, ?> all, @Nullable Param<BlockUse, ?> one) {
        return one == null || all == null ? one : all.meet(one).orElse(null);
    }

    private @Nullable Param<BlockUse, ?> lifted(String name, @Nullable GraphNode node, String param) {
        if (node == null) {
            return null;
        }
        if (node.spec() instanceof BlockUse use) {
            Param<BlockUse, ?> inner = of(use, param).orElse(null);
            return inner == null ? null : lifted(name, inner, use);
        }
        for (Kind.Bound<?, ?> bound : node.spec().kind().bind(node.spec())) {
            if (bound.param().id().equals(param)) {
                return lifted(name, bound);
            }
        }
        return null;
    }

    private static <V> Param<BlockUse, V> lifted(String name, Param<BlockUse, V> param, BlockUse owner) {
        return lifted(name, param, param.get(owner));
    }

    private static <V> Param<BlockUse, V> lifted(String name, Kind.Bound<?, V> bound) {
        return lifted(name, bound.param(), bound.value());
    }

    /// A use holds only values that its parameters take; the compiler cannot see that.
    @SuppressWarnings("unchecked")
    private static <V> Param<BlockUse, V> lifted(String name, Param<?, V> param, V inside) {
        return param.of(
                name, use -> (V) use.values().getOrDefault(name, inside), (use, value) -> use.with(name, value));
    }

    /// The inside of the block of a use with what the use sets.
    public Network inside(BlockUse use) {
        BlockDefinition block = blocks.get(use.block());
        if (block == null) {
            throw new IllegalArgumentException("No definition of the block " + use.block());
        }
        Map<NodeId, LayerSpec> changed = new HashMap<>();
        for (Exposed exposed : block.exposed()) {
            Object value = use.values().get(exposed.name());
            if (value != null) {
                set(block.network(), exposed.drives(), value, changed);
            }
        }
        return with(block.network(), changed);
    }

    /// The network with what `changed` says.
    static Network with(Network network, Map<NodeId, LayerSpec> changed) {
        return changed.isEmpty()
                ? network
                : new Network(
                        network.nodes().stream()
                                .map(node ->
                                        changed.get(node.id()) instanceof LayerSpec spec ? node.withSpec(spec) : node)
                                .toList(),
                        network.connections());
    }

    private static void set(
            Network network, List<Exposed.Target> targets, Object value, Map<NodeId, LayerSpec> changed) {
        for (Exposed.Target target : targets) {
            network.node(target.node())
                    .ifPresent(node -> changed.merge(
                            node.id(),
                            with(node.spec(), target.param(), value),
                            (before, _) -> with(before, target.param(), value)));
        }
    }

    /// A layer with another value of a parameter; of a use, one that its block exposes. What a parameter does not take
    /// changes nothing.
    public static LayerSpec with(LayerSpec spec, String param, Object value) {
        if (spec instanceof BlockUse use) {
            return use.with(param, value);
        }
        for (Kind.Bound<?, ?> bound : spec.kind().bind(spec)) {
            if (bound.param().id().equals(param) && bound.param().takes(value)) {
                return with(bound, value);
            }
        }
        return spec;
    }

    @SuppressWarnings("unchecked")
    private static <V> LayerSpec with(Kind.Bound<?, V> bound, Object value) {
        return (LayerSpec) bound.with((V) value);
    }
}
