package org.lamina.graph.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;

/// Finds what is drawn several times in a row: parts of equal layers in equal wiring, each reading only what the one
/// before gives. Any of them can be drawn as one repeated block.
public final class Repeats {
    private static final int MOST_FOUND = 20;

    /// Equal parts in a row, the first one first. Nodes at the same index of two parts correspond; the first node of a
    /// part is the one whose values leave it.
    public record Repeat(List<List<NodeId>> units) {
        public Repeat {
            units = units.stream().map(List::copyOf).toList();
        }

        public int times() {
            return units.size();
        }

        /// How many nodes less the drawing has with one part in the place of all.
        public int saved() {
            return (times() - 1) * units.getFirst().size();
        }

        public Set<NodeId> nodes() {
            Set<NodeId> nodes = new HashSet<>();
            units.forEach(nodes::addAll);
            return nodes;
        }
    }

    /// Equal steps of a chain.
    private record Run(int start, int period, int times, int saved) {}

    private record Found(List<Steps.Step> chain, Run run) {
        private Repeat repeat() {
            List<List<NodeId>> units = new ArrayList<>();
            for (int i = 0; i < run.times(); i++) {
                int start = run.start() + i * run.period();
                units.add(chain.subList(start, start + run.period()).reversed().stream()
                        .flatMap(step -> step.nodes().stream())
                        .toList());
            }
            return new Repeat(units);
        }
    }

    private final Map<NodeId, GraphNode> nodes;
    private final Ports ports;

    private Repeats(GraphDocument document) {
        nodes = document.network().byId();
        ports = Ports.of(document);
    }

    /// What repeats in the document's own network, without what is inside its blocks: parts of two layers or more, or a
    /// block. What saves most comes first, and none shares a node with one before it.
    public static List<Repeat> in(GraphDocument document) {
        return new Repeats(document).find(document);
    }

    private List<Repeat> find(GraphDocument document) {
        Map<List<Steps.Part>, Integer> letters = new HashMap<>();
        List<Found> found = new ArrayList<>();
        for (List<Steps.Step> chain : Steps.chains(document)) {
            int[] text = chain.stream()
                    .mapToInt(step -> letters.computeIfAbsent(step.drawing(), _ -> letters.size()))
                    .toArray();
            for (Run run : runs(text, chain)) {
                found.add(new Found(chain, run));
            }
        }
        found.sort(Comparator.comparing((Found one) -> -one.run().saved())
                .thenComparing(one -> -one.run().times()));
        Set<NodeId> taken = exposed(document);
        List<Repeat> repeats = new ArrayList<>();
        for (Found one : found) {
            Repeat repeat = one.repeat();
            if (Collections.disjoint(repeat.nodes(), taken)) {
                taken.addAll(repeat.nodes());
                repeats.add(repeat);
            }
            if (repeats.size() == MOST_FOUND) {
                break;
            }
        }
        return repeats;
    }

    /// Layers whose settings uses of the open block may change, each for itself.
    private static Set<NodeId> exposed(GraphDocument document) {
        Set<NodeId> exposed = new HashSet<>();
        document.exposed().forEach(one -> one.drives().forEach(target -> exposed.add(target.node())));
        return exposed;
    }

    private List<Run> runs(int[] text, List<Steps.Step> chain) {
        List<Run> runs = new ArrayList<>();
        for (int period = 1; period <= text.length / 2; period++) {
            int equal = 0;
            for (int i = 0; i + period <= text.length; i++) {
                if (i + period < text.length && text[i] == text[i + period]) {
                    equal++;
                } else {
                    if (equal >= period) {
                        add(runs, new Run(i - equal, period, equal / period + 1, equal % period), chain);
                    }
                    equal = 0;
                }
            }
        }
        return runs;
    }

    /// Takes a run whose `saved` is still by how many steps it may begin later.
    private void add(List<Run> runs, Run run, List<Steps.Step> chain) {
        int start = run.start();
        for (int later = run.saved(); later >= 0; later--) {
            if (begins(chain.get(run.start() + later))) {
                start = run.start() + later;
            }
        }
        List<Steps.Step> unit = chain.subList(start, start + run.period());
        int size = unit.stream().mapToInt(step -> step.nodes().size()).sum();
        if (size > 1 || isRepeatable(unit.getFirst().nodes().getFirst())) {
            int times = Math.min(run.times(), BlockUse.MOST_REPEATS);
            runs.add(new Run(start, run.period(), times, (times - 1) * size));
        }
    }

    /// Whether people begin a part here: with what computes, not with what follows such a layer.
    private boolean begins(Steps.Step step) {
        LayerSpec spec =
                Objects.requireNonNull(nodes.get(step.nodes().getFirst())).spec();
        return step.nodes().size() > 1
                || switch (spec.kind().category()) {
                    case DENSE, CONVOLUTION, RECURRENT, ATTENTION -> !(spec instanceof Activate);
                    case INPUT, POOLING, COMBINE, REGULARISATION, OUTPUT -> false;
                };
    }

    /// Whether a node is a block with one way in; that it has one way out holds for every step.
    private boolean isRepeatable(NodeId id) {
        GraphNode node = Objects.requireNonNull(nodes.get(id));
        return node.spec() instanceof BlockUse && ports.inputs(node).size() == 1;
    }
}
