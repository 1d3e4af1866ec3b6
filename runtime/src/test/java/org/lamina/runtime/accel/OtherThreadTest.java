package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.runtime.engine.LayerNormLayer;
import org.lamina.runtime.engine.MultiHeadAttentionLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/// One thread trains while another asks the same network.
class OtherThreadTest {
    private static final int CALLS = Integer.getInteger("lamina.concurrent.calls", 500);

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    enum Kind {
        /// Five filters: oneDNN pads them, which takes scratch memory.
        IMAGES(4, 3, 12, 12) {
            @Override
            ComputationGraph network() {
                return Nets.chain(
                        InputType.convolutional(12, 12, 3),
                        List.of(
                                () -> new FastConvolution(new ConvolutionLayer.Builder(3, 3)
                                        .nOut(5)
                                        .activation(Activation.RELU)),
                                () -> FastBatchNorm.like(new BatchNormalization()),
                                () -> new FastPooling(new SubsamplingLayer.Builder()),
                                () -> new FastActivation(new ActivationELU()),
                                () -> new FastConvolution(new ConvolutionLayer.Builder(3, 3)
                                        .nOut(7)
                                        .activation(Activation.IDENTITY))));
            }
        },
        SEQUENCES(4, 3, 10) {
            @Override
            ComputationGraph network() {
                return Nets.chain(
                        InputType.recurrent(3, 10),
                        List.of(
                                () -> FastLstm.like(new LSTM.Builder().nOut(6).build()),
                                () -> MultiHeadAttentionLayer.of(6, 2, 3, true),
                                () -> LayerNormLayer.of(1e-5),
                                GlobalPoolingLayer::new));
            }
        };

        final long[] shape;

        Kind(long... shape) {
            this.shape = shape;
        }

        abstract ComputationGraph network();
    }

    @ParameterizedTest
    @EnumSource
    void answersAreRightWhereAnotherThreadMadeThePrimitives(Kind kind) throws Exception {
        ComputationGraph graph = kind.network();
        INDArray input = Nets.values(5, kind.shape);
        INDArray here = graph.outputSingle(input).dup();
        try (ExecutorService viewer = Executors.newSingleThreadExecutor()) {
            INDArray there =
                    viewer.submit(() -> graph.outputSingle(input).dup()).get(1, TimeUnit.MINUTES);
            assertEquals(here, there);
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingIsTheSameWhileAnotherThreadAsks(Kind kind) throws Exception {
        ComputationGraph alone = kind.network();
        ComputationGraph watched = kind.network();
        MultiDataSet batch = Nets.batch(6, kind.shape);
        INDArray input = Nets.values(5, kind.shape);
        try (ExecutorService viewer = Executors.newSingleThreadExecutor()) {
            Future<?> asking = viewer.submit(() -> {
                for (int call = 0; call < CALLS; call++) {
                    double sum = watched.outputSingle(input).sumNumber().doubleValue();
                    assertEquals(4, sum, 1e-4);
                }
            });
            for (int step = 0; step < CALLS / 5; step++) {
                alone.fit(batch);
                watched.fit(batch);
                if (step % 20 == 0) {
                    System.gc();
                }
            }
            asking.get(5, TimeUnit.MINUTES);
        }
        assertEquals(alone.params(), watched.params());
    }
}
