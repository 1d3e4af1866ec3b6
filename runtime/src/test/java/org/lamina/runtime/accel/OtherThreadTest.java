package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/// One thread trains while another asks the same network.
class OtherThreadTest {
    private static final int CALLS = Integer.getInteger("lamina.concurrent.calls", 500);

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    @Test
    void answersAreRightWhereAnotherThreadMadeThePrimitives() throws Exception {
        ComputationGraph graph = network();
        INDArray input = Nets.values(5, 4, 3, 12, 12);
        INDArray here = graph.outputSingle(input).dup();
        try (ExecutorService viewer = Executors.newSingleThreadExecutor()) {
            INDArray there =
                    viewer.submit(() -> graph.outputSingle(input).dup()).get(1, TimeUnit.MINUTES);
            assertEquals(here, there);
        }
    }

    @Test
    void trainingIsTheSameWhileAnotherThreadAsks() throws Exception {
        ComputationGraph alone = network();
        ComputationGraph watched = network();
        MultiDataSet batch = Nets.batch(6, 4, 3, 12, 12);
        INDArray input = Nets.values(5, 4, 3, 12, 12);
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

    /// Five filters: oneDNN pads them, which takes scratch memory.
    private static ComputationGraph network() {
        return Nets.chain(
                InputType.convolutional(12, 12, 3),
                List.of(
                        () -> new FastConvolution(
                                new ConvolutionLayer.Builder(3, 3).nOut(5).activation(Activation.RELU)),
                        () -> new FastMaxPooling(new SubsamplingLayer.Builder()),
                        () -> new FastConvolution(
                                new ConvolutionLayer.Builder(3, 3).nOut(7).activation(Activation.IDENTITY))));
    }
}
