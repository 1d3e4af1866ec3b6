package org.lamina.graph.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.Sketch;

/// A drawing with blocks means the network that it would be without them.
class ExpansionTest {
    private static GraphDocument residual() {
        return Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain("x", new VectorInput(2), "wide", new Dense(8, Activation.RELU))
                .chain("a", new Dense(8, Activation.RELU), "b", new Dense(8, Activation.IDENTITY))
                .node("sum", new Add())
                .link("wide", "sum")
                .link("b", "sum")
                .chain("drop", new Dropout(0.5), "out", new Output(2, Losses.SOFTMAX_CROSS_ENTROPY))
                .document();
    }

    private static Set<NodeId> ids(String... names) {
        return Set.of(names).stream().map(NodeId::new).collect(Collectors.toSet());
    }

    private static GraphDocument after(GraphDocument document, Edit... edits) {
        GraphDocument current = document;
        for (Edit edit : edits) {
            current = switch (Edits.apply(current, edit)) {
                case EditResult.Done done -> done.document();
                case EditResult.Refused refused -> throw new AssertionError(refused.problem());
            };
        }
        return current;
    }

    private static GraphDocument grouped() {
        return after(residual(), new Edit.Group(ids("a", "b", "sum"), "residual"));
    }

    private static NodeId use(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static GraphDocument repeated(GraphDocument document, int times) {
        BlockUse spec =
                (BlockUse) document.network().node(use(document)).orElseThrow().spec();
        return after(document, new Edit.ChangeSpec(use(document), spec.withRepeat(times)));
    }

    @Test
    void aDocumentWithoutBlocksIsItsOwnExpansion() {
        GraphDocument document = residual();
        assertSame(document, Expansion.of(document).flat());
    }

    @Test
    void aGroupedNetworkHasTheSameLayersAndConnections() {
        GraphDocument document = grouped();
        BlockDefinition block = document.blocks().getFirst();
        assertEquals(1, block.inputs().size(), "one source outside is one input");
        assertEquals(1, block.outputs().size());

        Network flat = Expansion.flat(document);
        assertEquals(
                List.of("x", "wide", "residual/a", "residual/b", "residual/sum", "drop", "out"),
                flat.nodes().stream().map(GraphNode::name).toList());
        String use = use(document).value();
        assertEquals(
                Set.of(use + ".1.a", use + ".1.b", use + ".1.sum"),
                flat.nodes().stream()
                        .map(node -> node.id().value())
                        .filter(id -> id.contains("."))
                        .collect(Collectors.toSet()));
        assertEquals(
                GraphChecker.check(residual()).total(),
                GraphChecker.check(document).total());
        assertEquals(List.of(new NodeId("wide"), new NodeId(use + ".1.b")), flat.inputsOf(new NodeId(use + ".1.sum")));
    }

    @Test
    void theUseReportsTheShapeAndTheSumOfCosts() {
        Analysis analysis = GraphChecker.check(grouped());
        var report = analysis.nodes().get(use(grouped()));
        assertEquals(new Shape.Vector(8), report.shape());
        assertEquals(List.of(new Shape.Vector(8)), report.inputs());
        assertEquals(2 * (8 * 8 + 8), report.cost().parameters());
        assertEquals(7, analysis.layers());
    }

    @Test
    void aRepeatedBlockIsAChainOfCopies() {
        GraphDocument document = repeated(grouped(), 3);
        Network flat = Expansion.flat(document);
        String use = use(document).value();
        assertEquals(4 + 3 * 3, flat.nodes().size());
        assertEquals(
                List.of(new NodeId(use + ".1.sum"), new NodeId(use + ".2.b")),
                flat.inputsOf(new NodeId(use + ".2.sum")));
        assertEquals(List.of(new NodeId(use + ".3.sum")), flat.inputsOf(new NodeId("drop")));
        assertEquals(
                "residual 2/sum",
                flat.node(new NodeId(use + ".2.sum")).orElseThrow().name());
        assertTrue(GraphChecker.check(document).isTrainable());
        assertEquals(
                3 * 2 * (8 * 8 + 8),
                GraphChecker.check(document).nodes().get(use(document)).cost().parameters());
    }

    @Test
    void aBlockWithTwoInputsCannotRepeat() {
        GraphDocument document = after(residual(), new Edit.Group(ids("sum"), "join"));
        List<Finding> findings = GraphChecker.check(repeated(document, 2)).findingsAt(use(document));
        assertEquals(
                List.of("block.repeat-ports"),
                findings.stream().map(finding -> finding.problem().code()).toList());
        assertEquals(List.of("join", 2, 1), findings.getFirst().problem().args());
    }

    @Test
    void connectionsThatNameNoPortTakeTheFirstFreeOne() {
        GraphDocument document = after(residual(), new Edit.Group(ids("sum"), "join"));
        List<Connection> before = document.network().connections();
        List<Connection> into = before.stream()
                .filter(connection -> connection.target().equals(use(document)))
                .toList();
        GraphDocument open = after(document, new Edit.Disconnect(into.get(0)), new Edit.Disconnect(into.get(1)));
        GraphDocument again = after(
                open,
                new Edit.Connect(Connection.of(into.get(0).source(), use(document))),
                new Edit.Connect(Connection.of(into.get(1).source(), use(document))));
        assertEquals(Set.copyOf(before), Set.copyOf(again.network().connections()));
        assertEquals(
                "edit.port-full",
                Edits.objection(again, Connection.of(new NodeId("x"), use(document)))
                        .orElseThrow()
                        .code());
    }

    @Test
    void aBlockCannotContainItself() {
        GraphDocument document = grouped();
        BlockDefinition block = document.blocks().getFirst();
        GraphNode again = new GraphNode(new NodeId("again"), "again", new BlockUse(block.id(), 1));
        Edit inside = new Edit.InBlock(block.id(), new Edit.AddNode(again, new Point(0, 0)));
        assertEquals(
                "block.recursion",
                Edits.apply(document, inside) instanceof EditResult.Refused refused
                        ? refused.problem().code()
                        : "done");
    }

    @Test
    void takingAPortAwayTakesItsConnectionsAway() {
        GraphDocument document = after(residual(), new Edit.Group(ids("sum"), "join"));
        BlockDefinition block = document.blocks().getFirst();
        NodeId port = block.inputs().getFirst().id();
        GraphDocument without = after(document, new Edit.InBlock(block.id(), new Edit.RemoveNodes(Set.of(port))));
        assertEquals(
                document.network().connections().size() - 1,
                without.network().connections().size());
    }

    @Test
    void aSelectionWithAGapCannotBecomeABlock() {
        assertEquals(
                "block.group-gap [b]",
                Edits.apply(residual(), new Edit.Group(ids("a", "sum"), "gap")) instanceof EditResult.Refused refused
                        ? refused.problem().code() + " " + refused.problem().args()
                        : "done");
    }

    @Test
    void aProblemInsideSitsOnTheCardOnceAndItsRepairChangesTheDefinition() {
        GraphDocument document = repeated(grouped(), 3);
        BlockDefinition block = document.blocks().getFirst();
        GraphDocument broken = after(
                document,
                new Edit.InBlock(block.id(), new Edit.ChangeSpec(new NodeId("b"), new Dense(5, Activation.IDENTITY))));
        Analysis analysis = GraphChecker.check(broken);

        List<Finding> findings = analysis.findingsAt(use(document));
        assertEquals(1, findings.size());
        assertEquals("shape.alike", findings.getFirst().problem().code());
        assertEquals("residual 1/sum", findings.getFirst().problem().args().getFirst());
        GraphDocument repaired =
                after(broken, findings.getFirst().fixes().getFirst().edit());
        assertEquals(
                List.of(),
                GraphChecker.check(repaired).findings().stream()
                        .filter(finding -> finding.problem().isError())
                        .toList());
        assertEquals(
                List.of("shape.alike"),
                analysis.inside(use(document), 1, broken.inside(block)).findingsAt(new NodeId("sum")).stream()
                        .map(finding -> finding.problem().code())
                        .toList());
    }

    @Test
    void ungroupingIsTheOtherWayRound() {
        GraphDocument document = grouped();
        GraphDocument back = after(document, new Edit.Ungroup(use(document)));
        assertEquals(shape(residual().network()), shape(back.network()));
        assertEquals(List.of(), back.blocks());
        for (GraphNode node : residual().network().nodes()) {
            NodeId same = back.network().nodes().stream()
                    .filter(other -> other.name().equals(node.name()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertEquals(residual().layout().of(node.id()), back.layout().of(same));
        }
    }

    @Test
    void anyNetworkDrawnWithBlocksStaysTheSameNetwork() {
        int blocks = 0;
        for (long seed = 0; seed < 300; seed++) {
            GraphDocument document = RandomBlocks.of(seed);
            GraphDocument plain = RandomNetworks.valid(seed);
            blocks += document.blocks().size();
            assertEquals(shape(plain.network()), shape(Expansion.flat(document)), "seed " + seed);
            assertEquals(
                    GraphChecker.check(plain).total(),
                    GraphChecker.check(document).total(),
                    "seed " + seed);
            GraphDocument apart = document;
            while (!apart.blocks().isEmpty()) {
                apart = after(apart, new Edit.Ungroup(use(apart)));
            }
            assertEquals(shape(plain.network()), shape(apart.network()), "seed " + seed);
        }
        assertTrue(blocks > 300, "only " + blocks + " blocks were made");
    }

    /// What is computed, without ids and the order of nodes: specs with the specs of their sources, as nested text.
    private static List<String> shape(Network network) {
        Map<NodeId, List<NodeId>> sources = new HashMap<>();
        for (Connection connection : network.connections()) {
            sources.computeIfAbsent(connection.target(), _ -> new ArrayList<>()).add(connection.source());
        }
        Map<NodeId, GraphNode> nodes = network.byId();
        return nodes.keySet().stream()
                .map(id -> term(id, nodes, sources).hashCode() + " "
                        + nodes.get(id).spec())
                .sorted()
                .toList();
    }

    private static String term(NodeId id, Map<NodeId, GraphNode> nodes, Map<NodeId, List<NodeId>> sources) {
        return nodes.get(id).spec()
                + sources.getOrDefault(id, List.of()).stream()
                        .map(source ->
                                Integer.toString(term(source, nodes, sources).hashCode()))
                        .toList()
                        .toString();
    }
}
