package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.settings.WeightInit;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.accel.FastUpdater;
import org.lamina.runtime.engine.DecoupledDecay;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;

class OptimizationTest {

    @Test
    void everyOptimiserFollowsTheLiveRateOnEveryLayer() {
        for (OptimizerSpec optimizer :
                OptimizerSpec.ALL.kinds().stream().map(kind -> kind.defaults()).toList()) {
            Lowered lowered = GraphLowering.lower(document(TrainingSettings.DEFAULT.withOptimizer(optimizer)));
            lowered.rate().set(0.123);

            for (String name : List.of("hidden", "norm", "out")) {
                IUpdater updater = layer(lowered, name).getIUpdater();
                assertEquals(0.123, updater.getLearningRate(5, 1), optimizer + " at " + name);
            }
        }
    }

    @Test
    void aFactorMultipliesTheLiveRateOfItsLayer() {
        for (OptimizerSpec optimizer :
                OptimizerSpec.ALL.kinds().stream().map(kind -> kind.defaults()).toList()) {
            Lowered lowered = GraphLowering.lower(sketch(TrainingSettings.DEFAULT.withOptimizer(optimizer))
                    .learning(usual -> usual.withRateFactor(0.1), "hidden", "norm")
                    .document());
            lowered.rate().set(0.5);

            assertEquals(0.05, layer(lowered, "hidden").getIUpdater().getLearningRate(5, 1), 1e-12);
            assertEquals(
                    layer(lowered, "hidden").getIUpdater(),
                    layer(lowered, "norm").getIUpdater());
            assertEquals(0.5, layer(lowered, "out").getIUpdater().getLearningRate(5, 1));
        }
    }

    @Test
    void withoutAFactorTheRateIsTheLiveRateItself() {
        Lowered lowered = GraphLowering.lower(document(TrainingSettings.DEFAULT));
        Adam adam = (Adam) ((FastUpdater) layer(lowered, "hidden").getIUpdater()).stock();

        assertSame(lowered.rate(), adam.getLearningRateSchedule());
    }

    @Test
    void anOwnPenaltyTakesThePlaceOfTheSettings() {
        Lowered lowered = GraphLowering.lower(sketch(TrainingSettings.DEFAULT
                        .withL1(0.1)
                        .withOptimizer(new OptimizerSpec.AdamW(0.1, 0.9, 0.999, 0.3)))
                .learning(usual -> usual.withPenalty(new PenaltySpec.Own(0, 0.2, 0.4)), "hidden")
                .learning(usual -> usual.withPenalty(new PenaltySpec.Own(0, 0, 0)), "norm")
                .document());

        assertEquals(
                List.of(new L2Regularization(0.2), new DecoupledDecay(0.4)),
                layer(lowered, "hidden").getRegularization());
        assertEquals(List.of(), layer(lowered, "norm").getRegularization());
        assertEquals(
                List.of(new L1Regularization(0.1), new DecoupledDecay(0.3)),
                layer(lowered, "out").getRegularization());
    }

    @Test
    void optimisersKeepTheirSettings() {
        assertInstanceOf(Sgd.class, updater(new OptimizerSpec.Sgd(0.1)));
        assertEquals(
                0.7,
                assertInstanceOf(Nesterovs.class, updater(new OptimizerSpec.Momentum(0.1, 0.7)))
                        .getMomentum());
        assertEquals(
                0.8,
                assertInstanceOf(RmsProp.class, updater(new OptimizerSpec.RmsProp(0.1, 0.8)))
                        .getRmsDecay());
        Adam adam = assertInstanceOf(Adam.class, updater(new OptimizerSpec.Adam(0.1, 0.8, 0.95)));
        assertEquals(0.8, adam.getBeta1());
        assertEquals(0.95, adam.getBeta2());
        AMSGrad amsGrad = assertInstanceOf(AMSGrad.class, updater(new OptimizerSpec.AmsGrad(0.1, 0.8, 0.95)));
        assertEquals(List.of(0.8, 0.95), List.of(amsGrad.getBeta1(), amsGrad.getBeta2()));
        AdaMax adaMax = assertInstanceOf(AdaMax.class, updater(new OptimizerSpec.AdaMax(0.1, 0.8, 0.95)));
        assertEquals(List.of(0.8, 0.95), List.of(adaMax.getBeta1(), adaMax.getBeta2()));
        assertInstanceOf(AdaGrad.class, updater(new OptimizerSpec.AdaGrad(0.1)));
    }

    @Test
    void penaltiesAndClippingReachEveryLayer() {
        Lowered lowered = GraphLowering.lower(document(TrainingSettings.DEFAULT
                .withL1(0.1)
                .withL2(0.2)
                .withOptimizer(new OptimizerSpec.AdamW(0.1, 0.9, 0.999, 0.3))
                .withClipping(new ClippingSpec.ByNorm(2))));

        for (String name : List.of("hidden", "norm", "out")) {
            BaseLayer layer = layer(lowered, name);
            assertEquals(
                    List.of(new L1Regularization(0.1), new L2Regularization(0.2), new DecoupledDecay(0.3)),
                    layer.getRegularization());
            assertEquals(GradientNormalization.ClipL2PerLayer, layer.getGradientNormalization());
            assertEquals(2, layer.getGradientNormalizationThreshold());
        }
    }

    @Test
    void automaticWeightsFitTheActivation() {
        assertInstanceOf(WeightInitRelu.class, weights(WeightInit.AUTO, Activation.RELU));
        assertInstanceOf(WeightInitXavier.class, weights(WeightInit.AUTO, Activation.TANH));
        assertInstanceOf(WeightInitXavier.class, weights(WeightInit.XAVIER, Activation.RELU));
        assertInstanceOf(WeightInitDistribution.class, weights(WeightInit.NORMAL, Activation.RELU));
    }

    private static Object weights(WeightInit init, Activation activation) {
        GraphDocument document = Sketch.on(new DataSpec.None())
                .training(TrainingSettings.DEFAULT.withWeightInit(init))
                .chain(
                        "in", new VectorInput(3),
                        "hidden", new Dense(4, activation),
                        "out", Output.KIND.defaults())
                .document();
        return layer(GraphLowering.lower(document), "hidden").getWeightInitFn();
    }

    private static IUpdater updater(OptimizerSpec optimizer) {
        IUpdater updater = layer(
                        GraphLowering.lower(document(TrainingSettings.DEFAULT.withOptimizer(optimizer))), "hidden")
                .getIUpdater();
        return updater instanceof FastUpdater fast ? fast.stock() : updater;
    }

    private static BaseLayer layer(Lowered lowered, String name) {
        LayerVertex vertex = (LayerVertex) lowered.configuration().getVertices().get(name);
        return (BaseLayer) vertex.getLayerConf().getLayer();
    }

    private static GraphDocument document(TrainingSettings settings) {
        return sketch(settings).document();
    }

    private static Sketch sketch(TrainingSettings settings) {
        return Sketch.on(new DataSpec.None())
                .training(settings)
                .chain(
                        "in",
                        new VectorInput(3),
                        "hidden",
                        new Dense(4, Activation.RELU),
                        "norm",
                        LayerNorm.KIND.defaults(),
                        "out",
                        Output.KIND.defaults());
    }
}
