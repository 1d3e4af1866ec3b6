package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lamina.runtime.engine.GruLayer;
import org.lamina.runtime.engine.LayerNormLayer;
import org.lamina.runtime.engine.MultiHeadAttentionLayer;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/// One thread trains while another asks the same network.
class OtherThreadTest {
    private static final int CALLS = Integer.getInteger("lamina.concurrent.calls", 500);
    private static final int STEPS = CALLS / 5;

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
                                () -> FastConvolution1d.like(new Convolution1DLayer.Builder(3)
                                        .nOut(5)
                                        .activation(Activation.TANH)
                                        .build()),
                                () -> FastLstm.like(new LSTM.Builder().nOut(6).build()),
                                () -> GruLayer.of(6),
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
    void trainingAndAnswersAreTheSameWhileAnotherThreadAsks(Kind kind) throws Exception {
        ComputationGraph alone = kind.network();
        ComputationGraph watched = kind.network();
        MultiDataSet batch = Nets.batch(6, kind.shape);
        INDArray input = Nets.values(5, kind.shape);
        List<float[]> answers = new ArrayList<>();
        answers.add(RowMajor.readFloats(alone.outputSingle(input)));
        for (int step = 0; step < STEPS; step++) {
            alone.fit(batch);
            answers.add(RowMajor.readFloats(alone.outputSingle(input)));
        }
        try (ExecutorService viewer = Executors.newSingleThreadExecutor()) {
            Future<?> asking = viewer.submit(() -> {
                // Each answer is that of the network after some step, never of an earlier one than the last.
                int after = 0;
                for (int call = 0; call < CALLS; call++) {
                    float[] answer = RowMajor.readFloats(watched.outputSingle(input));
                    while (!Arrays.equals(answer, answers.get(after))) {
                        after++;
                        assertTrue(after < answers.size(), "No step gives the answer of call " + call);
                    }
                }
            });
            for (int step = 0; step < STEPS; step++) {
                watched.fit(batch);
                if (step % 20 == 0) {
                    System.gc();
                }
            }
            asking.get(5, TimeUnit.MINUTES);
        }
        assertArrayEquals(RowMajor.readFloats(alone.params()), RowMajor.readFloats(watched.params()));
    }
}
