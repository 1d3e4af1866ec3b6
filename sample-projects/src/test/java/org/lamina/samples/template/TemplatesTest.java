package org.lamina.samples.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.shape.Shape;

/// The templates are the networks that were published.
class TemplatesTest {
    /// @param source where the number of trainable parameters stands
    record Published(String name, long parameters, String source) {}

    private static final int TRANSFORMER_DENSE = 2 * 512 * 2_048 + 2_048 + 512;

    static Stream<Published> published() {
        return Stream.of(
                new Published("lenet-5", 61_706, "layer sizes of LeCun et al. 1998 with a full C3"),
                new Published("lstm-classifier", 2_691_713, "Keras, example imdb_lstm"),
                new Published("alexnet", 61_100_840, "torchvision"),
                new Published("vgg-16", 138_357_544, "torchvision, Keras"),
                new Published("vgg-19", 143_667_240, "torchvision, Keras"),
                new Published("inception-v1", 6_624_904, "torchvision, without auxiliary outputs"),
                new Published("resnet-18", 11_689_512, "torchvision"),
                new Published("resnet-34", 21_797_672, "torchvision"),
                new Published("resnet-50", 25_557_032, "torchvision"),
                new Published("resnet-101", 44_549_160, "torchvision"),
                new Published("resnet-152", 60_192_808, "torchvision"),
                new Published("squeezenet-1.0", 1_248_424, "torchvision"),
                new Published("squeezenet-1.1", 1_235_496, "torchvision"),
                new Published("densenet-121", 7_978_856, "torchvision"),
                new Published(
                        "darknet-19",
                        19_802_976 + 2 * 7_200 + 1_024 * 1_000 + 1_000,
                        "layer table of Redmon and Farhadi 2017: weights, scales and shifts, output"),
                new Published("mobilenet-v1", 4_231_976, "Keras, the trainable part of 4,253,864"),
                new Published("mobilenet-v2", 3_504_872, "torchvision"),
                new Published("efficientnet-b0", 5_288_548, "torchvision"),
                new Published("u-net", uNet(), "layer sizes of Ronneberger et al. 2015"),
                new Published(
                        "tiny-yolo-v2",
                        15_727_536 + 2 * 3_056 + 1_024 * 125 + 125,
                        "layer table of tiny-yolo-voc: weights, scales and shifts, output; with mean and variance"
                                + " 15,867,885 as in Keras"),
                new Published(
                        "dcgan-generator",
                        GENERATOR + DISCRIMINATOR + 1,
                        "PyTorch example: generator, discriminator and the bias of its output"),
                new Published("dcgan-discriminator", DISCRIMINATOR + 1, "PyTorch example and the bias of the output"),
                new Published(
                        "variational-autoencoder",
                        784 * 400 + 400 + 2 * (400 * 20 + 20) + 20 * 400 + 400 + 400 * 784 + 784,
                        "PyTorch example vae"),
                new Published(
                        "seq2seq",
                        2 * 30_000 * 620
                                + 2 * (3 * 1_000 * (620 + 1_000) + 6 * 1_000)
                                + 4 * 1_000 * 1_000
                                + 2 * 1_000 * 1_000
                                + 1_000 * 30_000
                                + 30_000,
                        "two tables of words; encoder and decoder, each three gates with two biases; four projections of"
                                + " the attention; the weights of Luong et al. 2015, formula 5; output"),
                new Published(
                        "transformer-base",
                        6 * (4 * 512 * 512 + TRANSFORMER_DENSE + 2 * 1_024)
                                + 6 * (8 * 512 * 512 + TRANSFORMER_DENSE + 3 * 1_024)
                                + 3 * 37_000 * 512
                                + 37_000,
                        "layer table of Vaswani et al. 2017: encoder, decoder, three tables instead of one, biases"),
                new Published(
                        "gpt-2",
                        124_439_808 + 50_257 * 768 + 50_257,
                        "the released model, and an output with weights and biases of its own"),
                new Published(
                        "bert-base", 109_482_240 + 2 * 768 + 2, "the released model, and an output of two classes"));
    }

    private static final long GENERATOR = 3_576_704;
    private static final long DISCRIMINATOR = 2_765_568;

    private static long uNet() {
        long sum = convolution(64, 2, 1);
        int before = 1;
        for (int filters = 64; filters <= 1024; filters *= 2) {
            sum += convolution(before, filters, 3) + convolution(filters, filters, 3);
            before = filters;
        }
        for (int filters = 512; filters >= 64; filters /= 2) {
            sum += convolution(2 * filters, filters, 2);
            sum += convolution(2 * filters, filters, 3) + convolution(filters, filters, 3);
        }
        return sum;
    }

    private static long convolution(int channels, int filters, int kernel) {
        return (long) kernel * kernel * channels * filters + filters;
    }

    /// Behind it stands the discriminator.
    @Test
    void theGeneratorOfPicturesIsThePublishedOne() {
        GraphDocument document = AdversarialNets.generator();
        Analysis analysis = GraphChecker.check(document);
        List<NodeId> generator = document.network().nodes().stream()
                .map(GraphNode::id)
                .takeWhile(id -> !id.value().equals("discriminator"))
                .toList();
        assertEquals(Optional.of(new Shape.Image(3, 64, 64)), analysis.shapeOf(generator.getLast()));
        assertEquals(
                GENERATOR,
                generator.stream()
                        .mapToLong(id -> analysis.nodes().get(id).cost().trainable())
                        .sum());
    }

    @Test
    void theUNetAnswersAtThePixelsThatThePaperSays() {
        Analysis analysis = GraphChecker.check(UNets.published());
        assertEquals(Optional.of(new Shape.Image(2, 388, 388)), analysis.shapeOf(new NodeId("class")));
    }

    private static GraphDocument drawing(Template template) {
        return template.drawing().get();
    }

    @ParameterizedTest
    @MethodSource
    void published(Published network) {
        Template template = TemplateCatalog.byName(network.name()).orElseThrow();
        Analysis analysis = GraphChecker.check(drawing(template));
        assertEquals(network.parameters(), analysis.total().trainable(), network.source());
        assertEquals(network.parameters(), template.parameters());
    }

    @Test
    void everyTemplateIsHeldToAPublishedCount() {
        assertEquals(
                TemplateCatalog.ALL.stream().map(Template::name).toList(),
                published().map(Published::name).toList());
    }

    /// Only the data is still to be chosen, where none that comes with the program fits.
    @Test
    void nothingIsWrongWithThem() {
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (Template template : TemplateCatalog.ALL) {
            GraphDocument document = drawing(template);
            boolean hasData = !(document.settings().data().source() instanceof DataSpec.None);
            expected.put(template.name(), hasData ? List.of() : List.of("data.none"));
            found.put(
                    template.name(),
                    GraphChecker.check(document).findings().stream()
                            .filter(finding -> finding.problem().isError())
                            .map(finding -> finding.problem().code())
                            .toList());
            assertEquals(Optional.empty(), Blocks.objection(document), template.name());
        }
        assertEquals(expected, found);
    }

    /// These really are without normalisation.
    @Test
    void warningsAreKnown() {
        List<String> deep = List.of("risk.no-normalisation");
        Map<String, List<String>> found = new TreeMap<>();
        for (Template template : TemplateCatalog.ALL) {
            List<String> codes = GraphChecker.check(drawing(template)).findings().stream()
                    .map(finding -> finding.problem())
                    .filter(problem -> !problem.isError())
                    .map(Problem::code)
                    .distinct()
                    .toList();
            if (!codes.isEmpty()) {
                found.put(template.name(), codes);
            }
        }
        assertEquals(Map.of("vgg-19", deep, "squeezenet-1.0", deep, "squeezenet-1.1", deep), found);
    }

    @ParameterizedTest
    @MethodSource("published")
    void filesOfThemComeBackTheSame(Published network) throws ProblemException {
        GraphDocument document = drawing(TemplateCatalog.byName(network.name()).orElseThrow());
        assertEquals(document, ProjectCodec.read(ProjectCodec.write(document)));
    }

    /// Large networks are few cards.
    @Test
    void closedBlocksFitOnOneScreen() {
        Map<String, Integer> crowded = TemplateCatalog.ALL.stream()
                .collect(Collectors.toMap(
                        Template::name,
                        template -> drawing(template).network().nodes().size()));
        crowded.values().removeIf(cards -> cards <= 20);
        assertEquals(Map.of(), crowded);
    }
}
