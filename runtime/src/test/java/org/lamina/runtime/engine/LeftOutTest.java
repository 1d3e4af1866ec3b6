package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Layers of the engine that are not used because their gradients are wrong. A failure here is good news: the engine
/// has changed, and its layer can be looked at again.
@ExtendWith(DoublePrecision.class)
class LeftOutTest {

    @Test
    void locallyConnected1d() {
        LocallyConnected1D layer = new LocallyConnected1D.Builder()
                .kernelSize(2)
                .stride(1)
                .setInputSize(TinyGraphs.STEPS)
                .convolutionMode(ConvolutionMode.Truncate)
                .nIn(TinyGraphs.FEATURES)
                .nOut(2)
                .activation(Activation.TANH)
                .build();
        assertHasWrongGradients(TinyGraphs.sequence(layer, DataType.DOUBLE), TinyGraphs.sequences(4, DataType.DOUBLE));
    }

    @Test
    void locallyConnected2d() {
        LocallyConnected2D layer = new LocallyConnected2D.Builder()
                .kernelSize(2, 2)
                .stride(1, 1)
                .setInputSize(4, 3)
                .convolutionMode(ConvolutionMode.Truncate)
                .nIn(2)
                .nOut(2)
                .activation(Activation.TANH)
                .build();
        assertHasWrongGradients(TinyGraphs.image(2, layer), TinyGraphs.images());
    }

    private static void assertHasWrongGradients(ComputationGraph net, INDArray input) {
        assertFalse(Gradients.areRight(net, TinyGraphs.labels(4, DataType.DOUBLE), null, input));
    }
}
