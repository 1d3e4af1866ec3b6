package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// What edits do to the parameters that blocks expose.
final class Exposing {
    private Exposing() {}

    static EditResult apply(GraphDocument inside, List<Exposed> exposed) {
        ExposedParams params = ExposedParams.of(inside);
        Map<NodeId, GraphNode> nodes = inside.network().byId();
        Set<String> names = new HashSet<>();
        Set<Exposed.Target> driven = new HashSet<>();
        for (Exposed one : exposed) {
            if (!names.add(one.name())) {
                return refused("block.exposed-name-taken", one.name());
            }
            if (params.param(nodes, one).isEmpty() || !one.drives().stream().allMatch(driven::add)) {
                return refused("block.exposed-unfit", one.name());
            }
        }
        return new EditResult.Done(inside.withExposed(exposed));
    }

    static EditResult rename(GraphDocument document, Edit.RenameExposed rename) {
        String name = rename.to().strip();
        BlockDefinition block = document.block(rename.block()).orElse(null);
        if (block == null
                || block.exposed().stream().noneMatch(one -> one.name().equals(rename.from()))) {
            return refused("edit.no-such-block");
        }
        if (!Edits.isName(name)) {
            return refused("edit.bad-name", name, GraphNode.MAX_NAME);
        }
        if (!name.equals(rename.from())
                && block.exposed().stream().anyMatch(one -> one.name().equals(name))) {
            return refused("block.exposed-name-taken", name);
        }
        GraphDocument renamed = document.withBlock(block.withExposed(block.exposed().stream()
                .map(one -> one.name().equals(rename.from()) ? one.withName(name) : one)
                .toList()));
        Function<Network, Network> inUses = network -> renamed(network, block.id(), rename.from(), name);
        List<BlockDefinition> blocks = renamed.blocks().stream()
                .map(each -> each.withNetwork(inUses.apply(each.network()))
                        .withExposed(renamed(each, block.id(), rename.from(), name)))
                .toList();
        return new EditResult.Done(
                renamed.withNetwork(inUses.apply(document.network())).withBlocks(blocks));
    }

    private static Network renamed(Network network, BlockId block, String from, String to) {
        boolean isSet = network.nodes().stream()
                .anyMatch(node ->
                        uses(node, block) && ((BlockUse) node.spec()).values().containsKey(from));
        return !isSet
                ? network
                : new Network(
                        network.nodes().stream()
                                .map(node -> uses(node, block) && node.spec() instanceof BlockUse use
                                        ? node.withSpec(renamed(use, from, to))
                                        : node)
                                .toList(),
                        network.connections());
    }

    private static BlockUse renamed(BlockUse use, String from, String to) {
        Object value = use.values().get(from);
        return value == null ? use : use.without(from).with(to, value);
    }

    /// What another block exposes, where it leads to what was renamed.
    private static List<Exposed> renamed(BlockDefinition outer, BlockId block, String from, String to) {
        if (outer.exposed().isEmpty()) {
            return outer.exposed();
        }
        Map<NodeId, GraphNode> nodes = outer.network().byId();
        return retargeted(
                outer.exposed(),
                target -> target.param().equals(from)
                                && nodes.get(target.node()) instanceof GraphNode node
                                && uses(node, block)
                        ? Stream.of(new Exposed.Target(target.node(), to))
                        : Stream.of(target));
    }

    private static boolean uses(GraphNode node, BlockId block) {
        return node.spec() instanceof BlockUse use && use.block().equals(block);
    }

    /// Whether the blocks of a document take the values that a use sets.
    static boolean takes(GraphDocument document, LayerSpec spec) {
        if (!(spec instanceof BlockUse use) || use.values().isEmpty()) {
            return true;
        }
        ExposedParams params = ExposedParams.of(document);
        return use.values().entrySet().stream().allMatch(set -> params.of(use, set.getKey())
                .filter(param -> param.takes(set.getValue()))
                .isPresent());
    }

    /// After a layer inside was changed, those that share an exposed parameter with it have the same value.
    static GraphDocument aligned(GraphDocument before, GraphDocument after, NodeId changed) {
        GraphDocument aligned = after;
        for (Exposed exposed : after.exposed()) {
            for (Exposed.Target target : exposed.drives()) {
                if (target.node().equals(changed)) {
                    Optional<Object> old = value(before, target);
                    Optional<Object> now = value(after, target);
                    if (now.isPresent() && !now.equals(old)) {
                        aligned = with(aligned, exposed, now.get());
                    }
                }
            }
        }
        return aligned;
    }

    private static GraphDocument with(GraphDocument inside, Exposed exposed, Object value) {
        ExposedParams params = ExposedParams.of(inside);
        Map<NodeId, GraphNode> nodes = inside.network().byId();
        boolean fits =
                params.param(nodes, exposed).filter(all -> all.takes(value)).isPresent();
        if (!fits) {
            return inside;
        }
        for (Exposed.Target target : exposed.drives()) {
            if (nodes.get(target.node()) instanceof GraphNode node) {
                nodes.put(node.id(), node.withSpec(ExposedParams.with(node.spec(), target.param(), value)));
            }
        }
        return inside.withNetwork(
                new Network(List.copyOf(nodes.values()), inside.network().connections()));
    }

    /// The value of a parameter inside a block.
    private static Optional<Object> value(GraphDocument inside, Exposed.Target target) {
        return ExposedParams.of(inside)
                .param(inside.network().byId(), new Exposed(target.param(), List.of(target)))
                .map(Exposing::usual);
    }

    private static <V> Object usual(Param<BlockUse, V> param) {
        return param.get(BlockUse.KIND.defaults());
    }

    /// What of this a new block of these nodes exposes.
    static List<Exposed> within(List<Exposed> exposed, Set<NodeId> chosen) {
        List<Exposed> inner = new ArrayList<>();
        for (Exposed one : exposed) {
            List<Exposed.Target> targets = one.drives().stream()
                    .filter(target -> chosen.contains(target.node()))
                    .toList();
            if (!targets.isEmpty()) {
                inner.add(one.withDrives(targets));
            }
        }
        return inner;
    }

    /// The same by way of the use that took the place of these nodes.
    static List<Exposed> grouped(List<Exposed> exposed, Set<NodeId> chosen, NodeId use) {
        List<Exposed> outer = new ArrayList<>();
        for (Exposed one : exposed) {
            outer.addAll(retargeted(
                    List.of(one),
                    target ->
                            Stream.of(chosen.contains(target.node()) ? new Exposed.Target(use, one.name()) : target)));
        }
        return outer;
    }

    /// The same after a use was taken apart into copies of its layers.
    ///
    /// @param copies the new ids by those inside the block, for each copy
    static List<Exposed> apart(
            List<Exposed> exposed, NodeId use, BlockDefinition block, List<Map<NodeId, NodeId>> copies) {
        return retargeted(
                exposed,
                target -> target.node().equals(use)
                        ? block.exposed().stream()
                                .filter(one -> one.name().equals(target.param()))
                                .flatMap(one -> one.drives().stream())
                                .flatMap(inner -> copies.stream()
                                        .map(ids -> new Exposed.Target(
                                                ids.getOrDefault(inner.node(), inner.node()), inner.param())))
                        : Stream.of(target));
    }

    private static List<Exposed> retargeted(
            List<Exposed> exposed, Function<Exposed.Target, Stream<Exposed.Target>> change) {
        List<Exposed> changed = new ArrayList<>();
        for (Exposed one : exposed) {
            Set<Exposed.Target> targets = new LinkedHashSet<>();
            one.drives().forEach(target -> change.apply(target).forEach(targets::add));
            if (!targets.isEmpty()) {
                changed.add(one.withDrives(List.copyOf(targets)));
            }
        }
        return changed;
    }

    private static EditResult refused(String code, Object... args) {
        return new EditResult.Refused(Problem.error(code, new Place.OfDocument(), args));
    }
}
