package org.lamina.runtime.small;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.lower.Lowered;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Every optimiser, loss, penalty, constraint and way of clipping that a document can ask for, step by step beside
/// DL4J.
class LoweredStepsTest {
    /// Relative to the largest value of the stock result.
    private static final double TOLERANCE = 1e-5;

    private static final List<LossSpec> LOSSES = List.of(
            new LossSpec.SoftmaxCrossEntropy(),
            new LossSpec.SigmoidCrossEntropy(),
            new LossSpec.MeanSquaredError(),
            new LossSpec.MeanAbsoluteError());

    private static final int STEPS = 12;
    private static final int UNITS = 3;

    /// @param second how the second layer learns
    record Case(TrainingSettings settings, LossSpec loss, Learning second, String... frozen) {
        Case(TrainingSettings settings, LossSpec loss, String... frozen) {
            this(settings, loss, Learning.USUAL, frozen);
        }

        @Override
        public String toString() {
            return settings.optimizer() + " " + loss + " l1 " + settings.l1() + " l2 " + settings.l2() + " "
                    + settings.clipping() + " " + second + " frozen " + Arrays.toString(frozen);
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        TrainingSettings plain = TrainingSettings.DEFAULT.withSeed(3);
        for (LossSpec loss : LOSSES) {
            for (OptimizerSpec optimizer : OptimizerSpec.ALL.kinds().stream()
                    .map(kind -> kind.defaults())
                    .toList()) {
                cases.add(new Case(plain.withOptimizer(optimizer), loss));
            }
            TrainingSettings penalised = plain.withL1(0.01).withL2(0.02);
            cases.add(new Case(penalised.withClipping(new ClippingSpec.ByValue(0.01)), loss));
            cases.add(new Case(penalised.withClipping(new ClippingSpec.ByNorm(0.05)), loss));
        }
        for (OptimizerSpec optimizer :
                OptimizerSpec.ALL.kinds().stream().map(kind -> kind.defaults()).toList()) {
            TrainingSettings settings = plain.withL2(0.02)
                    .withClipping(new ClippingSpec.ByNorm(0.05))
                    .withOptimizer(optimizer);
            cases.add(new Case(settings, LOSSES.getFirst(), "first", "second"));
            cases.add(new Case(settings, LOSSES.getFirst(), "second"));
            Learning own = Learning.USUAL.withRateFactor(0.3).withPenalty(new PenaltySpec.Own(0.01, 0.03, 0.05));
            cases.add(new Case(settings, LOSSES.getFirst(), own));
            cases.add(new Case(settings, LOSSES.getFirst(), own, "first"));
        }
        for (ConstraintSpec constraint : List.of(
                new ConstraintSpec.MaxNorm(0.7),
                new ConstraintSpec.NonNegative(),
                new ConstraintSpec.UnitNorm(),
                new ConstraintSpec.MinMaxNorm(0.4, 0.8, 0.5))) {
            cases.add(new Case(plain, LOSSES.getFirst(), Learning.USUAL.withConstraint(constraint)));
            cases.add(new Case(plain, LOSSES.getFirst(), Learning.USUAL.withConstraint(constraint), "first"));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepEqualsStock(Case c) {
        Lowered lowered = lower(c);
        Lowered other = lower(c);
        ComputationGraph stock = new ComputationGraph(lowered.configuration());
        SmallGraph small = new SmallGraph(other.configuration());
        stock.init();
        small.init();
        assertTrue(small.isSmall(10));
        for (int step = 0; step < STEPS; step++) {
            double rate = lowered.rate().get() * (step == STEPS / 2 ? 0.1 : 1);
            lowered.rate().set(rate);
            other.rate().set(rate);
            // The last batch of an epoch is shorter.
            MultiDataSet batch = batch(step % 4 == 3 ? 3 : 10, step);
            stock.fit(batch);
            small.fit(batch);

            assertEquals(stock.score(), small.score(), TOLERANCE * Math.abs(stock.score()));
            assertClose("weights", step, stock.params(), small.params());
            assertClose("update", step, stock.getFlattenedGradients(), small.getFlattenedGradients());
            INDArray state = stock.getUpdater().getStateViewArray();
            if (state != null) {
                assertClose("state", step, state, small.getUpdater().getStateViewArray());
            }
        }
        assertEquals(stock.getIterationCount(), small.getIterationCount());
    }

    private static Lowered lower(Case c) {
        return GraphLowering.lower(Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.XOR))
                .training(c.settings)
                .chain(
                        "in", new VectorInput(2),
                        "first", new Dense(8, Activation.TANH),
                        "second", new Dense(6, Activation.RELU),
                        "out", Output.KIND.defaults().withUnits(UNITS).withLoss(c.loss))
                .learning(_ -> c.second, "second")
                .frozen(c.frozen)
                .document());
    }

    /// Some samples lie far out, where functions saturate.
    private static MultiDataSet batch(int samples, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] inputs = new float[samples][2];
        float[][] answers = new float[samples][UNITS];
        for (int i = 0; i < samples; i++) {
            double far = i == 1 ? 50 : 2;
            inputs[i][0] = (float) random.nextDouble(-far, far);
            inputs[i][1] = (float) random.nextDouble(-far, far);
            answers[i][random.nextInt(UNITS)] = 1;
        }
        return new MultiDataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(answers));
    }

    private static void assertClose(String what, int step, INDArray stock, INDArray small) {
        double largest = stock.amaxNumber().doubleValue();
        double difference = stock.sub(small.reshape(stock.shape())).amaxNumber().doubleValue();
        assertTrue(
                difference <= TOLERANCE * largest,
                () -> what + " of step " + step + " differs by " + difference + ", the largest is " + largest);
    }
}
