package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataCounts;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;

/// What follows from the data about outputs and their losses, and from what the outputs depend on: each with a network
/// that has it and one that just does not.
class DataRisksTest {
    private static final Output TWO = new Output(2, Losses.SOFTMAX_CROSS_ENTROPY);
    private static final LossSpec SQUARED = new LossSpec.MeanSquaredError();

    private static Sketch points() {
        return Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS)).node("point", new VectorInput(2));
    }

    private static Sketch halves(LossSpec odd) {
        return Sketch.on(new DataSpec.MnistHalves())
                .node("upper", new ImageInput(1, 14, 28))
                .node("lower", new ImageInput(1, 14, 28))
                .from("upper")
                .then("sum", new Add())
                .link("lower", "sum")
                .then("flat", new Flatten())
                .then("digit", new Output(10, Losses.SOFTMAX_CROSS_ENTROPY))
                .from("flat")
                .then("odd", new Output(1, odd));
    }

    static List<LossSpec> lossesForNumbers() {
        return List.of(SQUARED, new LossSpec.MeanAbsoluteError());
    }

    @ParameterizedTest
    @MethodSource("lossesForNumbers")
    void classesLearnedWithALossForNumbers(LossSpec loss) {
        assertEquals(List.of("loss.classes at class"), codes(points().then("class", TWO.withLoss(loss))));
    }

    @Test
    void classesLearnedWithTheirLossAreNoRisk() {
        assertEquals(List.of(), codes(points().then("class", TWO)));
    }

    @Test
    void aYesOrNoLearnedWithALossForNumbers() {
        assertEquals(List.of("loss.binary at odd"), codes(halves(SQUARED)));
    }

    @Test
    void aYesOrNoLearnedWithItsLossIsNoRisk() {
        assertEquals(List.of(), codes(halves(Losses.SIGMOID_CROSS_ENTROPY)));
    }

    @Test
    void oneUnitMoreThanThereAreClasses() {
        assertEquals(List.of("data.output-units at class"), codes(points().then("class", TWO.withUnits(3))));
    }

    @Test
    void aBranchThatNoOutputDependsOn() {
        assertEquals(
                List.of("node.dead-end at side2"),
                codes(points().then("class", TWO)
                        .from("point")
                        .then("side1", new Dense(4, Activation.RELU))
                        .then("side2", new Dense(2, Activation.RELU))));
    }

    @Test
    void aBranchThatComesBackIsNoRisk() {
        assertEquals(
                List.of(),
                codes(points().then("side1", new Dense(4, Activation.RELU))
                        .then("side2", new Dense(2, Activation.RELU))
                        .then("sum", new Add())
                        .link("point", "sum")
                        .then("class", TWO)));
    }

    /// 100 units between 2 inputs and 2 outputs have 502 parameters, 99 have 497; 25 samples have 50 answers.
    @Test
    void parametersFarAboveTheSamples() {
        Sketch wide = points().then("wide", new Dense(100, Activation.RELU)).then("class", TWO);
        Problem found = onlyRisk(wide, 25, List.of(13L, 12L));
        assertEquals(Problem.warning("risk.many-parameters", new Place.OfDocument(), 502L, 25, 2L, 50L), found);
    }

    @Test
    void tenTimesAsManyParametersAsAnswersAreNoRisk() {
        Sketch wide = points().then("wide", new Dense(99, Activation.RELU)).then("class", TWO);
        assertEquals(List.of(), known(wide, 25, List.of(13L, 12L)).findings());
    }

    @ParameterizedTest
    @CsvSource({"1000, 100", "81, 19", "40, 0"})
    void classesOfVeryDifferentSize(long most, long fewest) {
        Problem found = onlyRisk(points().then("class", TWO), (int) (most + fewest), List.of(fewest, most));
        assertEquals(
                Problem.warning(
                        "risk.class-imbalance", new Place.OfSetting("source"), "class", most, fewest, most + fewest),
                found);
    }

    @Test
    void pixelsOfVeryDifferentClasses() {
        List<Long> classes = new ArrayList<>(Collections.nCopies(11, 100L));
        classes.set(0, 1000L);
        Problem found = onlyRisk(scenes(), 1, classes);
        assertEquals(
                Problem.warning("risk.pixel-imbalance", new Place.OfSetting("source"), "pixels", 1000L, 100L, 2000L),
                found);
    }

    @Test
    void pixelsOfSomewhatDifferentClassesAreNoRisk() {
        List<Long> classes = new ArrayList<>(Collections.nCopies(11, 100L));
        classes.set(0, 999L);
        assertEquals(List.of(), known(scenes(), 1, classes).findings());
    }

    private static Sketch scenes() {
        return Sketch.on(new DataSpec.DigitScenes(32, 100))
                .node("image", new ImageInput(1, 32, 32))
                .then("class", new Output(11, Losses.SOFTMAX_CROSS_ENTROPY));
    }

    /// Nearly ten to one over many classes, and eight of ten.
    @ParameterizedTest
    @CsvSource({"999, 100, 500, 500", "80, 20, 0, 0"})
    void classesOfSomewhatDifferentSizeAreNoRisk(long most, long fewest, long third, long fourth) {
        List<Long> classes = third > 0 ? List.of(most, fewest, third, fourth) : List.of(most, fewest);
        DataSpec.Points.Pattern pattern = third > 0 ? DataSpec.Points.Pattern.BLOBS : DataSpec.Points.Pattern.MOONS;
        Sketch sketch = Sketch.on(new DataSpec.Points(pattern))
                .node("point", new VectorInput(2))
                .then("class", TWO.withUnits(classes.size()));
        assertEquals(List.of(), known(sketch, 2000, classes).findings());
    }

    @Test
    void countsOfOtherSettingsSayNothing() {
        GraphDocument document = points().then("class", TWO).document();
        DataCounts counts = new DataCounts(document.settings().data(), 42, 100, List.of(List.of(99L, 1L)));
        assertEquals(
                1, GraphChecker.check(document, Optional.of(counts)).findings().size());
        GraphDocument limited = document.withSettings(
                document.settings().withData(document.settings().data().withLimit(50)));
        assertEquals(List.of(), GraphChecker.check(limited, Optional.of(counts)).findings());
        assertEquals(
                List.of(),
                GraphChecker.check(document.withSeed(7), Optional.of(counts)).findings());
    }

    private static Analysis known(Sketch sketch, int training, List<Long> classes) {
        GraphDocument document = sketch.document();
        int seed = document.settings().training().seed();
        DataCounts counts = new DataCounts(document.settings().data(), seed, training, List.of(classes));
        return GraphChecker.check(document, Optional.of(counts));
    }

    private static Problem onlyRisk(Sketch sketch, int training, List<Long> classes) {
        Analysis analysis = known(sketch, training, classes);
        assertEquals(1, analysis.findings().size(), () -> analysis.findings().toString());
        return analysis.findings().getFirst().problem();
    }

    private static List<String> codes(Sketch sketch) {
        Analysis analysis = GraphChecker.check(sketch.document());
        return analysis.findings().stream()
                .map(finding -> finding.problem().code() + " at "
                        + finding.problem().args().getFirst())
                .toList();
    }
}
