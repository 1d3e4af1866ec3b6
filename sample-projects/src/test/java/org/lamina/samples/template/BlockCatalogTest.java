package org.lamina.samples.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.block.Ports;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.FragmentCodec;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.lower.GraphLowering;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Every bundled block fits what it reads, whatever its size, and trains.
class BlockCatalogTest {
    private static final List<Shape> INPUTS = List.of(
            new Shape.Image(1, 6, 5),
            new Shape.Image(7, 5, 6),
            new Shape.Image(64, 4, 4),
            new Shape.Sequence(1, 5),
            new Shape.Sequence(12, 7),
            new Shape.Sequence(7, 4),
            new Shape.Vector(1),
            new Shape.Vector(9),
            new Shape.Vector(64));

    private static final Shape MEMORY = new Shape.Sequence(3, 9);

    static Stream<Arguments> fitting() {
        return BlockCatalog.ALL.stream().flatMap(block -> INPUTS.stream()
                .filter(input -> block.usual().getClass() == input.getClass())
                .map(input -> Arguments.of(block, input)));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void aBlockFitsAndKeepsItsShape(BundledBlock block, Shape input) {
        GraphDocument document = around(block, input);
        Analysis analysis = GraphChecker.check(document);
        assertEquals(
                List.of("data.none"),
                analysis.findings().stream()
                        .filter(finding -> finding.problem().isError())
                        .map(finding -> finding.problem().code())
                        .toList());
        assertEquals(Optional.empty(), Blocks.objection(document));
        BlockUse spec = (BlockUse) use(document).spec();
        List<Exposed> exposed = document.block(spec.block()).orElseThrow().exposed();
        assertFalse(exposed.isEmpty());
        assertEquals(
                exposed.stream().map(Exposed::name).toList(),
                ExposedParams.of(document).of(spec).stream().map(Param::id).toList());
        Shape given = analysis.shapeOf(use(document).id()).orElseThrow();
        if (!block.name().equals("dense-layer")) {
            assertTrue(given.equals(input) || block.name().equals("inception"), () -> block + " gives " + given);
        }
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void aBlockTrains(BundledBlock block, Shape input) {
        GraphDocument document = around(block, input);
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document).configuration());
        graph.init();
        INDArray before = graph.params().dup();
        Nd4j.getRandom().setSeed(1);
        INDArray label = Nd4j.zeros(2, 2);
        label.putScalar(0, 0, 1);
        label.putScalar(1, 0, 1);
        INDArray[] inputs = Stream.concat(
                        Stream.of(input), Stream.generate(() -> MEMORY).limit(furtherInputs(document)))
                .map(BlockCatalogTest::values)
                .toArray(INDArray[]::new);
        graph.fit(inputs, new INDArray[] {label});
        assertTrue(Double.isFinite(graph.score()), () -> "loss " + graph.score());
        assertNotEquals(before, graph.params());
    }

    @Test
    void aBlockSaysNoToWhatItCannotRead() {
        for (BundledBlock block : BlockCatalog.ALL) {
            assertTrue(block.fitting(block.usual()).isPresent(), block.name());
            for (Shape input : INPUTS) {
                assertEquals(
                        input.getClass() == block.usual().getClass(),
                        block.fitting(input).isPresent(),
                        () -> block.name() + " and " + input);
            }
        }
    }

    @Test
    void blocksCanBeCopiedAsText() throws ProblemException {
        for (BundledBlock block : BlockCatalog.ALL) {
            Fragment fragment = block.fitting(block.usual()).orElseThrow();
            assertEquals(fragment, FragmentCodec.read(FragmentCodec.write(fragment)));
        }
    }

    private static int furtherInputs(GraphDocument document) {
        return Math.toIntExact(document.network().nodes().stream()
                .filter(node -> node.id().value().startsWith("memory"))
                .count());
    }

    /// An input, the block with something of another size at its further inputs, and an output.
    private static GraphDocument around(BundledBlock block, Shape input) {
        Fragment fragment = block.fitting(input).orElseThrow();
        GraphDocument document = GraphDocument.EMPTY;
        document = applied(document, add("in", inputOf(input)));
        document = applied(document, fragment.into(document, new Point(200, 0)).edit());
        NodeId use = use(document).id();
        document = applied(document, new Edit.Connect(Connection.of(new NodeId("in"), use)));
        for (int further = 1; further < Ports.of(document).inputs(use(document)).size(); further++) {
            document = applied(document, add("memory" + further, inputOf(MEMORY)));
            document = applied(document, new Edit.Connect(Connection.of(new NodeId("memory" + further), use)));
        }
        if (!(input instanceof Shape.Vector)) {
            document = applied(document, add("flat", new Flatten()));
            document = applied(document, new Edit.Connect(Connection.of(use, new NodeId("flat"))));
            use = new NodeId("flat");
        }
        document = applied(document, add("out", Output.KIND.defaults().withUnits(2)));
        return applied(document, new Edit.Connect(Connection.of(use, new NodeId("out"))));
    }

    private static Edit add(String id, LayerSpec spec) {
        return new Edit.AddNode(new GraphNode(new NodeId(id), id, spec), new Point(0, 0));
    }

    private static GraphNode use(GraphDocument document) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
    }

    private static GraphDocument applied(GraphDocument document, Edit edit) {
        EditResult result = Edits.apply(document, edit);
        if (result instanceof EditResult.Done done) {
            return done.document();
        }
        throw new AssertionError(result.toString());
    }

    private static LayerSpec inputOf(Shape shape) {
        return switch (shape) {
            case Shape.Image image -> new ImageInput(image.channels(), image.height(), image.width());
            case Shape.Sequence sequence -> new SequenceInput(sequence.features(), sequence.length());
            case Shape.Vector vector -> new VectorInput(vector.features());
            case Shape.Volume _, Shape.Tokens _ -> throw new IllegalArgumentException("No block reads " + shape);
        };
    }

    private static INDArray values(Shape shape) {
        return switch (shape) {
            case Shape.Image image -> Nd4j.rand(2, image.channels(), image.height(), image.width());
            case Shape.Sequence sequence -> Nd4j.rand(2, sequence.features(), sequence.length());
            case Shape.Vector vector -> Nd4j.rand(2, vector.features());
            case Shape.Volume _, Shape.Tokens _ -> throw new IllegalArgumentException("No block reads " + shape);
        };
    }
}
