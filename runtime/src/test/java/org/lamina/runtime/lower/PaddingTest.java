package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;
import org.lamina.graph.testkit.RandomNetworks;

/// What stands in padded steps must not matter: neither for values at real steps nor for any gradient. The vector
/// of the padding token is all that enters there, so it is changed.
class PaddingTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 100);
    private static final int FEATURES = 4;
    private static final int STEPS = 7;

    /// Random networks seldom read texts.
    private static final int TRIES = 5;

    @Test
    void paddingDoesNotMatterInRandomNetworks() {
        List<Executable> checks = new ArrayList<>();
        for (long seed = 0; seed < (long) TRIES * NETWORKS; seed++) {
            GraphDocument document = RandomNetworks.valid(seed);
            if (document.network().nodes().stream().anyMatch(node -> node.spec() instanceof TokenInput)) {
                long number = seed;
                checks.add(() -> check(new PaddedNetwork(skipping(document), number), "network " + number));
            }
        }
        assertTrue(checks.size() > NETWORKS / 2, () -> "only " + checks.size() + " read texts");
        assertAll(checks);
    }

    private static GraphDocument skipping(GraphDocument document) {
        List<GraphNode> nodes = document.network().nodes().stream()
                .map(node -> node.spec() instanceof TokenInput tokens
                        ? new GraphNode(node.id(), node.name(), tokens.withSkipPadding(true))
                        : node)
                .toList();
        return document.withNetwork(new Network(nodes, document.network().connections()));
    }

    /// Kinds that read sequences, with settings that fit.
    static Stream<LayerSpec> kinds() {
        Shape sequence = new Shape.Sequence(FEATURES, STEPS);
        List<LayerSpec> found = new ArrayList<>();
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            LayerSpec spec = kind.defaults();
            int inputs = Math.max(1, spec.kind().inputs().min());
            if (spec.kind().inputs().max() == 0 || spec instanceof Output) {
                continue;
            }
            List<Shape> shapes = Stream.generate(() -> sequence).limit(inputs).toList();
            switch (spec.kind().shape(spec, shapes)) {
                case ShapeResult.Ok _ -> found.add(spec);
                case ShapeResult.Clash clash ->
                    clash.repairs().stream()
                            .flatMap(repair -> repair instanceof Repair.ChangeTo(LayerSpec changed)
                                            && changed.kind() == spec.kind()
                                    ? Stream.of(changed)
                                    : Stream.empty())
                            .findFirst()
                            .ifPresent(found::add);
            }
        }
        return found.stream();
    }

    @Test
    void manyKindsReadSequences() {
        assertTrue(kinds().count() > 35, () -> kinds().toList().toString());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void paddingDoesNotMatterBehindAKind(LayerSpec spec) {
        check(new PaddedNetwork(around(spec), 3), spec.toString());
    }

    /// The kind behind an embedding, and where it has several inputs a layer beside it; a sequence is answered at each
    /// step and pooled.
    private static GraphDocument around(LayerSpec spec) {
        List<GraphNode> nodes = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        nodes.add(node("tokens", new TokenInput(9, STEPS, true)));
        nodes.add(node("embed", new Embedding(FEATURES)));
        nodes.add(node("beside", new Dense(FEATURES, Activation.TANH)));
        nodes.add(node("kind", spec));
        connections.add(link("tokens", "embed"));
        connections.add(link("embed", "beside"));
        connections.add(link("beside", "kind"));
        List<Shape> shapes = new ArrayList<>(List.of(new Shape.Sequence(FEATURES, STEPS)));
        for (int i = 1; i < spec.kind().inputs().min(); i++) {
            connections.add(link("embed", "kind"));
            shapes.add(shapes.getFirst());
        }
        if (!(spec.kind().shape(spec, shapes) instanceof ShapeResult.Ok(Shape shape))) {
            throw new IllegalArgumentException(spec.toString());
        }
        String last = "kind";
        if (!(shape instanceof Shape.Vector)) {
            last = "pool";
            nodes.add(node("pool", GlobalPool.KIND.defaults()));
            connections.add(link("kind", "pool"));
        }
        if (shape instanceof Shape.Sequence) {
            nodes.add(node("each", new Output(3, Losses.SOFTMAX_CROSS_ENTROPY)));
            connections.add(link("kind", "each"));
        }
        nodes.add(node("out", new Output(3, Losses.SIGMOID_CROSS_ENTROPY)));
        connections.add(link(last, "out"));
        return GraphDocument.EMPTY.withNetwork(new Network(nodes, connections));
    }

    private static GraphNode node(String name, LayerSpec spec) {
        return new GraphNode(new NodeId(name), name, spec);
    }

    private static Connection link(String from, String to) {
        return Connection.of(new NodeId(from), new NodeId(to));
    }

    private static void check(PaddedNetwork network, String name) {
        Map<NodeId, float[]> values = network.realValues();
        float[] gradient = network.gradient();
        network.disturb();
        Map<NodeId, float[]> after = network.realValues();
        float[] gradientAfter = network.gradient();
        for (GraphNode node : network.flow().order()) {
            assertClose(values.get(node.id()), after.get(node.id()), () -> name + " at " + node + network);
        }
        assertClose(gradient, gradientAfter, () -> "gradient of " + name + network);
    }

    private static void assertClose(float[] before, float[] after, java.util.function.Supplier<String> name) {
        float largest = 1e-3f;
        for (float value : before) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(before, after, 1e-6f * largest, name);
    }
}
