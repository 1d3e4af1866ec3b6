package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
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

    private static List<String> codes(Sketch sketch) {
        Analysis analysis = GraphChecker.check(sketch.document());
        return analysis.findings().stream()
                .map(finding -> finding.problem().code() + " at "
                        + finding.problem().args().getFirst())
                .toList();
    }
}
