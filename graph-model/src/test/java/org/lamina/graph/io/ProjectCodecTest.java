package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.RandomDocuments;
import org.lamina.graph.testkit.RandomSharing;
import org.lamina.graph.testkit.Sketch;

/// The project file: what it looks like, that nothing gets lost, and that broken ones say what is broken.
class ProjectCodecTest {
    private static final int DOCUMENTS = 500;
    private static final int MUTATIONS = 2_000;

    @Test
    void theFileIsReadable() {
        GraphDocument document = Sketch.on(new DataSpec.Mnist())
                .chain("image", new ImageInput(1, 28, 28))
                .then("conv1", new Conv2d(8, Size.of(3), Size.of(1), Padding.VALID, Size.of(1), Activation.RELU))
                .chain("flat", new Flatten(), "digit", Output.KIND.defaults())
                .document();

        assertEquals("""
                {
                  "format": "lamina-project",
                  "version": 1,
                  "nodes": [
                    {
                      "id": "image",
                      "name": "image",
                      "kind": "input-image",
                      "settings": {"channels": 1, "height": 28, "width": 28}
                    },
                    {
                      "id": "conv1",
                      "name": "conv1",
                      "kind": "conv2d",
                      "settings": {
                        "filters": 8,
                        "kernel": [3, 3],
                        "stride": [1, 1],
                        "padding": "valid",
                        "dilation": [1, 1],
                        "activation": "relu"
                      }
                    },
                    {"id": "flat", "name": "flat", "kind": "flatten"},
                    {
                      "id": "digit",
                      "name": "digit",
                      "kind": "output",
                      "settings": {"units": 10, "loss": {"kind": "softmax-cross-entropy"}}
                    }
                  ],
                  "connections": [
                    {"from": "image", "to": "conv1"},
                    {"from": "conv1", "to": "flat"},
                    {"from": "flat", "to": "digit"}
                  ],
                  "layout": {
                    "image": [0, 0],
                    "conv1": [264, 0],
                    "flat": [528, 0],
                    "digit": [792, 0]
                  },
                  "data": {
                    "source": {"kind": "mnist"},
                    "validation-share": 0.1,
                    "limit": 0,
                    "normalisation": "unit"
                  },
                  "training": {
                    "epochs": 5,
                    "batch-size": 64,
                    "seed": 42,
                    "optimizer": {"kind": "adam", "learning-rate": 0.001, "beta1": 0.9, "beta2": 0.999},
                    "schedule": {"kind": "constant"},
                    "l1": 0,
                    "l2": 0,
                    "weight-init": "auto",
                    "clipping": {"kind": "off"},
                    "patience": 0
                  }
                }
                """, ProjectCodec.write(document));
    }

    /// Files from before there was a choice have biases.
    @Test
    void onlyAbsentBiasesAreWritten() throws ProblemException {
        String dense = "{\"id\":\"a\",\"name\":\"a\",\"kind\":\"dense\",\"settings\":%s}";
        String without = "{\"units\": 8, \"activation\": \"relu\", \"bias\": false}";
        String with = "{\"units\": 8, \"activation\": \"relu\"}";
        for (String settings : List.of(with, without)) {
            GraphDocument document = ProjectCodec.read(minimal(dense.formatted(settings)));
            Dense expected = new Dense(8, Activation.RELU, settings.equals(with));
            assertEquals(expected, document.network().nodes().getFirst().spec());
            assertTrue(ProjectCodec.write(document).contains(settings), settings);
        }
    }

    /// Files from before there was a choice have attention without biases and rotation.
    @Test
    void onlyPresentExtrasOfAttentionAreWritten() throws ProblemException {
        String attention = "{\"id\":\"a\",\"name\":\"a\",\"kind\":\"self-attention\",\"settings\":%s}";
        String with = "{\"heads\": 2, \"causal\": true, \"bias\": true, \"rotary\": true}";
        String without = "{\"heads\": 2, \"causal\": true}";
        for (String settings : List.of(with, without)) {
            GraphDocument document = ProjectCodec.read(minimal(attention.formatted(settings)));
            SelfAttention expected = new SelfAttention(2, true, settings.equals(with), settings.equals(with));
            assertEquals(expected, document.network().nodes().getFirst().spec());
            assertTrue(ProjectCodec.write(document).contains(settings), settings);
        }
    }

    /// Files from before there was a choice have recurrent layers that read forward, without peepholes.
    @Test
    void onlyPresentExtrasOfRecurrentLayersAreWritten() throws ProblemException {
        String node = "{\"id\":\"a\",\"name\":\"a\",\"kind\":\"lstm\",\"settings\":%s}";
        Map<String, Lstm> written = Map.of(
                "{\"units\": 7}", new Lstm(7),
                "{\"units\": 7, \"direction\": \"both\"}", new Lstm(7, Direction.BOTH),
                "{\"units\": 7, \"peepholes\": true}", new Lstm(7).withPeepholes(true));
        for (Map.Entry<String, Lstm> entry : written.entrySet()) {
            String settings = entry.getKey();
            GraphDocument document = ProjectCodec.read(minimal(node.formatted(settings)));
            assertEquals(entry.getValue(), document.network().nodes().getFirst().spec());
            assertTrue(ProjectCodec.write(document).contains(settings), settings);
        }
    }

    private static GraphDocument anyDocument(long seed) {
        return seed % 3 == 0 ? RandomSharing.of(seed) : RandomDocuments.of(seed);
    }

    @Test
    void everyDocumentComesBackTheSame() throws ProblemException {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            GraphDocument document = anyDocument(seed);
            String text = ProjectCodec.write(document);
            assertEquals(document, ProjectCodec.read(text), "seed " + seed);
            assertEquals(text, ProjectCodec.write(ProjectCodec.read(text)), "seed " + seed);
        }
    }

    @Test
    void anUnknownLayerKeepsItsSettings() throws ProblemException {
        String file = minimal("{\"id\":\"a\",\"name\":\"a\",\"kind\":\"warp\",\"settings\":{\"x\":1.50,\"y\":[null]}}");
        GraphDocument document = ProjectCodec.read(file);

        assertEquals(
                new UnknownLayer("warp", "{\"x\":1.50,\"y\":[null]}"),
                document.network().nodes().getFirst().spec());
        assertTrue(ProjectCodec.write(document).contains("\"settings\": {\"x\": 1.50, \"y\": [null]}"));
    }

    private static String minimal(String node) {
        return ProjectCodec.write(GraphDocument.EMPTY).replace("\"nodes\": []", "\"nodes\": [" + node + "]");
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("net.lamina");
        ProjectCodec.save(GraphDocument.EMPTY, file);
        GraphDocument second = RandomDocuments.of(7);
        ProjectCodec.save(second, file);

        assertEquals(second, ProjectCodec.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void savingThroughALinkKeepsTheLink(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("real.lamina");
        Path link = folder.resolve("link.lamina");
        ProjectCodec.save(GraphDocument.EMPTY, file);
        Files.createSymbolicLink(link, file);
        ProjectCodec.save(RandomDocuments.of(3), link);

        assertTrue(Files.isSymbolicLink(link));
        assertEquals(RandomDocuments.of(3), ProjectCodec.read(file));
    }

    @Test
    void savingWhereNoFolderIsSaysSo(@TempDir Path folder) {
        Path file = folder.resolve("missing").resolve("net.lamina");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> ProjectCodec.save(GraphDocument.EMPTY, file));
        assertEquals("file.not-saved", refused.problem().code());
    }

    @Test
    void filesThatAreNoTextAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.lamina");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertEquals("file.not-text", codeOf(file));
        Files.write(file, new byte[JsonReader.MOST_CHARACTERS + 1]);
        assertEquals("file.too-large", codeOf(file));
        assertEquals("file.not-a-file", codeOf(folder));
        assertEquals("file.not-found", codeOf(folder.resolve("nothing")));
    }

    private static String codeOf(Path file) {
        return assertThrows(ProblemException.class, () -> ProjectCodec.read(file))
                .problem()
                .code();
    }

    @Test
    void aProblemNamesFileAndLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.lamina");
        String text = ProjectCodec.write(GraphDocument.EMPTY).replace("\"limit\": 0", "\"limit\": -1");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        ProblemException refused = assertThrows(ProblemException.class, () -> ProjectCodec.read(file));

        assertEquals(
                Problem.error("file.out-of-range", new Place.OfFile("net.lamina", 10), 10, "limit", -1L, 0, 10_000_000),
                refused.problem());
    }

    @Test
    void anyMutationIsReadOrRefusedWithAProblem() {
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = mutated(ProjectCodec.write(anyDocument(i % 50)), random);
            try {
                ProjectCodec.write(ProjectCodec.read(text));
            } catch (ProblemException e) {
                assertTrue(e.problem().code().startsWith("file."), e.problem().code());
                refused++;
            }
        }
        assertTrue(refused > MUTATIONS / 2, refused + " of " + MUTATIONS + " were refused");
    }

    /// Deletes, doubles, swaps or replaces a stretch of the text.
    private static String mutated(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
        String stretch = text.substring(from, to);
        String other =
                switch (random.nextInt(6)) {
                    case 0 -> "";
                    case 1 -> stretch + stretch;
                    case 2 -> new StringBuilder(stretch).reverse().toString();
                    case 3 -> Integer.toString(random.nextInt());
                    case 4 -> "\"" + (char) random.nextInt(0x10000) + "\"";
                    default -> "[[{".repeat(random.nextInt(100));
                };
        return text.substring(0, from) + other + text.substring(to);
    }

    /// Such names are those of the only port of a layer, which files leave out.
    @Test
    void portsOfABlockMayBeCalledInAndOut() throws ProblemException {
        BlockId block = new BlockId("part");
        Network inside = new Network(
                List.of(
                        new GraphNode(new NodeId("in"), "in", new BlockInput()),
                        new GraphNode(new NodeId("out"), "out", new BlockOutput())),
                List.of(Connection.of(new NodeId("in"), new NodeId("out"))));
        NodeId image = new NodeId("image");
        NodeId use = new NodeId("use");
        NodeId flat = new NodeId("flat");
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(
                        List.of(
                                new GraphNode(image, "image", new ImageInput(1, 28, 28)),
                                new GraphNode(use, "use", new BlockUse(block, 1)),
                                new GraphNode(flat, "flat", new Flatten())),
                        List.of(Connection.of(image, use), Connection.of(use, flat))))
                .withBlocks(List.of(new BlockDefinition(block, "part", inside, Layout.EMPTY)));
        assertEquals(document, ProjectCodec.read(ProjectCodec.write(document)));
    }
}
