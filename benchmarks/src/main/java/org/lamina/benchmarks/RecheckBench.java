package org.lamina.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Repeats;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.template.TemplateCatalog;

/// How long a re-check takes after one edit in a network of 1,000 layers (aim: 5 ms): a change in the middle, which
/// touches only its neighbours, and one of the width of the first layer, which changes the shapes of all others.
/// Then the same for a large network that is drawn with blocks.
public final class RecheckBench {
    private static final int LAYERS = 1_000;
    private static final int ROUNDS = 400;
    private static final NodeId CONV = new NodeId("conv2");

    private RecheckBench() {}

    public static void main(String[] arguments) {
        GraphDocument document = residualChain();
        Analysis start = GraphChecker.check(document);
        NodeId middle = document.network().nodes().get(LAYERS / 2).id();
        NodeId first = document.network().nodes().get(1).id();
        new Figures("recheck")
                .put("layers", document.network().nodes().size())
                .putTimes("fullCheckMillis", times(_ -> GraphChecker.check(document)))
                .putTimes(
                        "middleEditMillis",
                        times(round -> GraphChecker.check(
                                edited(
                                        document,
                                        middle,
                                        new Dense(64, round % 2 == 0 ? Activation.TANH : Activation.ELU)),
                                start)))
                .putTimes(
                        "firstEditMillis",
                        times(round -> GraphChecker.check(
                                edited(document, first, new Dense(65 + round % 7, Activation.RELU)), start)))
                .print();
        residualNetwork();
        equalLayers();
    }

    /// Finding what repeats in a chain of 10,000 layers (aim: a moment, so well under a second).
    private static void equalLayers() {
        List<GraphNode> nodes = new ArrayList<>(List.of(new GraphNode(new NodeId("n0"), "input", new VectorInput(8))));
        List<Connection> connections = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            LayerSpec spec = new Dense(8, i % 2 == 0 ? Activation.RELU : Activation.TANH);
            nodes.add(new GraphNode(new NodeId("n" + i), "layer" + i, spec));
            connections.add(Connection.of(new NodeId("n" + (i - 1)), new NodeId("n" + i)));
        }
        GraphDocument document = GraphDocument.EMPTY.withNetwork(new Network(nodes, connections));
        double[] millis = new double[10];
        for (int round = 0; round < millis.length; round++) {
            long begin = System.nanoTime();
            if (Repeats.in(document).isEmpty()) {
                throw new IllegalStateException("nothing repeats");
            }
            millis[round] = (System.nanoTime() - begin) / 1e6;
        }
        new Figures("repeats")
                .put("layers", nodes.size())
                .putTimes("findMillis", millis)
                .print();
    }

    /// ResNet-152 in closed blocks: reading its file and checking it (aim with the window: 1 s), and a check after one
    /// edit inside the block that is repeated most.
    private static void residualNetwork() {
        GraphDocument document =
                TemplateCatalog.byName("resnet-152").orElseThrow().drawing().get();
        String file = ProjectCodec.write(document);
        Analysis start = GraphChecker.check(document);
        BlockUse mostRepeated = document.network().nodes().stream()
                .map(GraphNode::spec)
                .filter(BlockUse.class::isInstance)
                .map(BlockUse.class::cast)
                .max(Comparator.comparing(BlockUse::repeat))
                .orElseThrow();
        BlockDefinition repeated = document.block(mostRepeated.block()).orElseThrow();
        Conv2d conv = (Conv2d) repeated.network().node(CONV).orElseThrow().spec();
        List<GraphDocument> edited = List.of(
                inBlock(document, repeated, conv.withActivation(Activation.TANH)),
                inBlock(document, repeated, conv.withActivation(Activation.ELU)));
        new Figures("recheck resnet-152")
                .put("layers", start.layers())
                .putTimes("openMillis", times(_ -> GraphChecker.check(read(file))))
                .putTimes("editMillis", times(round -> GraphChecker.check(edited.get(round % 2), start)))
                .print();
    }

    private static GraphDocument inBlock(GraphDocument document, BlockDefinition block, LayerSpec spec) {
        return done(document, new Edit.InBlock(block.id(), new Edit.ChangeSpec(CONV, spec)));
    }

    private static GraphDocument read(String file) {
        try {
            return ProjectCodec.read(file);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Check {
        Analysis run(int round);
    }

    private static double[] times(Check check) {
        double[] millis = new double[ROUNDS];
        int findings = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            findings += check.run(Math.abs(round)).findings().size();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - begin) / 1e6;
            }
        }
        if (findings < 0) {
            throw new IllegalStateException("never: keeps the checks from being optimised away");
        }
        return millis;
    }

    private static GraphDocument edited(GraphDocument document, NodeId node, LayerSpec spec) {
        return done(document, new Edit.ChangeSpec(node, spec));
    }

    private static GraphDocument done(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused ->
                throw new IllegalStateException(refused.problem().code());
        };
    }

    /// Input, dense layers of 64 units with a shortcut around every third, and an output.
    private static GraphDocument residualChain() {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        nodes.add(new GraphNode(new NodeId("n0"), "input", new VectorInput(64)));
        for (int i = 1; i < LAYERS - 1; i++) {
            boolean sum = i % 4 == 0;
            nodes.add(
                    new GraphNode(new NodeId("n" + i), "layer" + i, sum ? new Add() : new Dense(64, Activation.RELU)));
            connections.add(Connection.of(new NodeId("n" + (i - 1)), new NodeId("n" + i)));
            if (sum) {
                connections.add(Connection.of(new NodeId("n" + (i - 3)), new NodeId("n" + i)));
            }
        }
        int last = LAYERS - 1;
        nodes.add(new GraphNode(new NodeId("n" + last), "output", Output.KIND.defaults()));
        connections.add(Connection.of(new NodeId("n" + (last - 1)), new NodeId("n" + last)));
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections));
    }
}
