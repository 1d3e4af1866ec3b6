package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Direction;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Normalising;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.Sketch;

/// Each risk with a network that has it and one that just does not.
class RisksTest {
    private static final Output TWO = new Output(2, Losses.SOFTMAX_CROSS_ENTROPY);
    private static final Output TEN = new Output(10, Losses.SOFTMAX_CROSS_ENTROPY);
    private static final GlobalPool AVERAGE = new GlobalPool(Reduction.AVERAGE);
    private static final BatchNorm NORM = BatchNorm.KIND.defaults();

    private static Sketch points() {
        return Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS)).node("point", new VectorInput(2));
    }

    private static Sketch stack(int layers, Activation activation) {
        Sketch sketch = points();
        for (int i = 1; i <= layers; i++) {
            sketch.then("d" + i, new Dense(8, activation));
        }
        return sketch;
    }

    private static Sketch trainedWith(Sketch sketch, int batchSize, OptimizerSpec optimizer) {
        return sketch.training(TrainingSettings.DEFAULT.withBatchSize(batchSize).withOptimizer(optimizer));
    }

    @Test
    void softmaxBeforeTheOutput() {
        assertRisk(
                stack(1, Activation.SOFTMAX).then("class", TWO),
                "softmax-before-output",
                "d1",
                "d1",
                "class",
                TWO.loss().kind());
        assertRisk(
                stack(1, Activation.IDENTITY)
                        .then("shares", new Activate(Activation.SOFTMAX))
                        .then("class", TWO),
                "softmax-before-output",
                "shares",
                "shares",
                "class",
                TWO.loss().kind());
    }

    @Test
    void softmaxBetweenOtherLayersIsNoRisk() {
        assertCalm(stack(1, Activation.SOFTMAX)
                .then("next", new Dense(8, Activation.RELU))
                .then("class", TWO));
    }

    @Test
    void sigmoidsInARow() {
        assertRisk(stack(4, Activation.SIGMOID).then("class", TWO), "sigmoid-chain", "d4", "d4", 4);
    }

    @Test
    void fewSigmoidsOrNormalisedOnesOrThoseWithAShortcutAreNoRisk() {
        assertCalm(stack(3, Activation.SIGMOID).then("class", TWO));
        assertCalm(stack(4, Activation.TANH).then("class", TWO));
        assertCalm(stack(3, Activation.SIGMOID)
                .then("norm", NORM)
                .then("last", new Dense(8, Activation.SIGMOID))
                .then("class", TWO));
        assertCalm(stack(3, Activation.SIGMOID)
                .then("sum", new Add())
                .link("d1", "sum")
                .then("last", new Dense(8, Activation.SIGMOID))
                .then("class", TWO));
        assertCalm(stack(3, Activation.SIGMOID)
                .from("d1")
                .then("sum", new Add())
                .link("d3", "sum")
                .then("last", new Dense(8, Activation.SIGMOID))
                .then("class", TWO));
    }

    @Test
    void manyTanhsInARow() {
        assertRisk(stack(14, Activation.TANH).then("class", TWO), "tanh-chain", "d14", "d14", 14);
    }

    @Test
    void fewerTanhsOrNormalisedOnesAreNoRisk() {
        assertCalm(stack(13, Activation.TANH).then("class", TWO));
        assertCalm(stack(13, Activation.TANH)
                .then("norm", NORM)
                .then("last", new Dense(8, Activation.TANH))
                .then("class", TWO));
    }

    @Test
    void aFunctionIsReadAndExchangedInEveryKindThatDeclaresOne() {
        List<String> wrong = new ArrayList<>();
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            boolean declares =
                    kind.bind(kind.defaults()).stream().anyMatch(bound -> bound.value() instanceof Activation);
            LayerSpec changed = Activations.with(kind.defaults(), Activation.TANH);
            if (declares != Activations.of(changed).equals(Optional.of(Activation.TANH))) {
                wrong.add(kind.id());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// A kind whose name ends so must say whether it is one, so that no new one is forgotten.
    @Test
    void everyNormalisationEndsAChain() {
        List<String> unmarked = LayerKinds.ALL.kinds().stream()
                .filter(kind -> kind.id().endsWith("-norm") && !(kind.defaults() instanceof Normalising))
                .map(Kind::id)
                .toList();
        assertEquals(List.of("local-response-norm"), unmarked);
    }

    @Test
    void aDeepStackWithoutNormalisation() {
        Finding finding = onlyRisk(stack(16, Activation.RELU).then("class", TWO));
        assertEquals(warning("no-normalisation", "d16", "d16", 16), finding.problem());
    }

    @Test
    void aDeepStackThatIsNormalisedOrLessDeepIsNoRisk() {
        assertCalm(stack(15, Activation.RELU).then("class", TWO));
        assertCalm(stack(15, Activation.RELU)
                .then("norm", NORM)
                .then("last", new Dense(8, Activation.RELU))
                .then("class", TWO));
    }

    /// Five convolutions of 3x3 see 11 pixels of 28.
    @Test
    void anAveragedMapThatSeesLittleOfTheImage() {
        Finding finding = onlyRisk(photographs(5).then("pool", AVERAGE).then("class", TEN));
        assertEquals(warning("receptive-field", "c5", "c5", 11L, 11L, 28, 28), finding.problem());
    }

    /// Seven see 15; a fully connected layer puts together what cells saw, however little.
    @Test
    void anAveragedMapThatSeesMoreOrOneThatIsFlattenedIsNoRisk() {
        assertCalm(photographs(7).then("pool", AVERAGE).then("class", TEN));
        assertCalm(photographs(5).then("flat", new Flatten()).then("class", TEN));
    }

    /// A gate averages early maps on purpose.
    @Test
    void aGateThatSeesLittleOfTheImageIsNoRisk() {
        assertCalm(photographs(1)
                .then("squeeze", AVERAGE)
                .then("excite", new Dense(4, Activation.SIGMOID))
                .then("gated", Combination.MULTIPLY.defaults())
                .link("c1", "gated")
                .then("flat", new Flatten())
                .then("class", TEN));
    }

    private static Sketch photographs(int convolutions) {
        Sketch sketch = Sketch.on(new DataSpec.Mnist()).node("photo", new ImageInput(1, 28, 28));
        for (int i = 1; i <= convolutions; i++) {
            sketch.then("c" + i, Conv2d.KIND.defaults().withFilters(4));
        }
        return sketch;
    }

    @Test
    void deepStacksOfTransposedConvolutionsCountToo() {
        Sketch sketch = Sketch.on(new DataSpec.Mnist()).node("photo", new ImageInput(1, 28, 28));
        for (int i = 1; i <= 16; i++) {
            sketch.then("u" + i, new TransposedConv2d(2, Size.of(3), Size.of(1), Padding.SAME, Activation.RELU));
        }
        Finding finding = onlyRisk(sketch.then("flat", new Flatten()).then("class", TEN));
        assertEquals(warning("no-normalisation", "u16", "u16", 16), finding.problem());
    }

    @Test
    void dropoutRightBeforeNormalisation() {
        assertRisk(
                stack(1, Activation.RELU)
                        .then("drop", new Dropout(0.5))
                        .then("norm", NORM)
                        .then("class", TWO),
                "dropout-before-norm",
                "drop",
                "drop",
                "norm",
                0.5);
    }

    @Test
    void dropoutBehindNormalisationOrOfNothingIsNoRisk() {
        assertCalm(stack(1, Activation.RELU)
                .then("norm", NORM)
                .then("drop", new Dropout(0.5))
                .then("class", TWO));
        assertCalm(stack(1, Activation.RELU)
                .then("drop", new Dropout(0))
                .then("norm", NORM)
                .then("class", TWO));
    }

    @ParameterizedTest
    @EnumSource(
            value = Noise.Form.class,
            names = {"FACTORS", "CHANNELS", "SAMPLES"})
    void theOtherKindsOfDropoutRightBeforeNormalisation(Noise.Form form) {
        assertRisk(noisyPhotographs(form), "dropout-before-norm", "drop", "drop", "norm", 0.5);
    }

    /// Alpha dropout keeps mean and variance, and additive noise drops nothing.
    @ParameterizedTest
    @EnumSource(
            value = Noise.Form.class,
            names = {"ALPHA", "GAUSSIAN"})
    void noiseThatIsNoSuchDropoutIsNoRisk(Noise.Form form) {
        assertCalm(noisyPhotographs(form));
    }

    private static Sketch noisyPhotographs(Noise.Form form) {
        return photographs(1)
                .then("drop", new Noise(form, 0.5))
                .then("norm", NORM)
                .then("flat", new Flatten())
                .then("class", TEN);
    }

    private static Sketch read(LayerSpec... layers) {
        Sketch sketch = Sketch.on(new DataSpec.Poems(8, 100))
                .node("characters", new TokenInput(100, 8))
                .then("embedding", new Embedding(6));
        for (int i = 0; i < layers.length; i++) {
            sketch.then("n" + i, layers[i]);
        }
        return sketch.then("class", TEN.withUnits(4));
    }

    @ParameterizedTest
    @CsvSource({"BOTH,FORWARD", "BACKWARD,FORWARD", "FORWARD,BACKWARD", "FORWARD,BOTH", "BOTH,BACKWARD"})
    void theWrongEndOfASequence(Direction read, Direction taken) {
        Sketch wrong = read(new Gru(4, read), new Dropout(0.1), new LastStep(taken));
        assertRisk(wrong, "last-step-direction", "n2", "n2", "n0");
    }

    @ParameterizedTest
    @EnumSource
    void theRightEndOfASequenceIsNoRisk(Direction read) {
        assertCalm(read(new Gru(4, read), new Dropout(0.1), new LastStep(read)));
        assertCalm(read(new Gru(4, read), new SelfAttention(1, false), new LastStep()));
    }

    @Test
    void normalisationOverBatchesOfOne() {
        OptimizerSpec adam = OptimizerSpec.Adam.KIND.defaults();
        Sketch normalised = stack(1, Activation.RELU).then("norm", NORM).then("class", TWO);
        assertRisk(trainedWith(normalised, 1, adam), "batch-norm-one-sample", "norm", "norm");
        assertCalm(trainedWith(normalised, 2, adam));
        assertCalm(trainedWith(stack(1, Activation.RELU).then("class", TWO), 1, adam));
    }

    @ParameterizedTest
    @CsvSource({
        "sgd, 2.1, high", "sgd, 2, ''", "sgd, 1e-5, ''", "sgd, 9e-6, low",
        "momentum, 0.6, high", "momentum, 0.5, ''", "momentum, 1e-6, ''", "momentum, 9e-7, low",
        "rms-prop, 0.06, high", "rms-prop, 0.05, ''", "adam, 0.06, high", "adam, 0.05, ''",
        "adam, 1e-6, ''", "adam, 9e-7, low", "adam-w, 0.06, high", "adam-w, 0.05, ''",
        "ada-grad, 2.1, high", "ada-grad, 2, ''"
    })
    void learningRatesFarFromTheUsualOnes(String kind, double rate, String expected) {
        OptimizerSpec optimizer = OptimizerSpec.ALL.kinds().stream()
                .filter(candidate -> candidate.id().equals(kind))
                .findFirst()
                .orElseThrow()
                .defaults()
                .withLearningRate(rate);
        Sketch sketch = trainedWith(stack(1, Activation.RELU).then("class", TWO), 32, optimizer);
        if (expected.isEmpty()) {
            assertCalm(sketch);
        } else {
            Finding finding = onlyRisk(sketch);
            assertEquals("risk.learning-rate-" + expected, finding.problem().code());
            assertEquals(new Place.OfSetting("optimizer"), finding.problem().place());
            assertMended(sketch.document(), finding);
        }
    }

    private static void assertRisk(Sketch sketch, String code, String node, Object... args) {
        Finding finding = onlyRisk(sketch);
        assertEquals(warning(code, node, args), finding.problem());
        assertMended(sketch.document(), finding);
    }

    private static Problem warning(String code, String node, Object... args) {
        return Problem.warning("risk." + code, new Place.OfNode(new NodeId(node)), args);
    }

    private static Finding onlyRisk(Sketch sketch) {
        Analysis analysis = GraphChecker.check(sketch.document());
        assertEquals(1, analysis.findings().size(), () -> analysis.findings().toString());
        assertTrue(analysis.isTrainable());
        return analysis.findings().getFirst();
    }

    private static void assertCalm(Sketch sketch) {
        assertEquals(List.of(), GraphChecker.check(sketch.document()).findings());
    }

    private static void assertMended(GraphDocument document, Finding finding) {
        EditResult result = Edits.apply(document, finding.fixes().getFirst().edit());
        GraphDocument mended = result instanceof EditResult.Done done ? done.document() : document;
        assertEquals(List.of(), GraphChecker.check(mended).findings());
    }
}
