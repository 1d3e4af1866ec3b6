package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The engine's recurrent layer without gates, which we use as it is.
class SimpleRnnTest {
    private static final int BATCH = 2;
    private static final int INPUTS = 5;
    private static final int UNITS = 7;
    private static final int STEPS = 6;

    /// Word for word the formula of the layer's help, number by number; a masked step forgets the state.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyNumberFollowsTheFormula(boolean masked) {
        INDArray mask = Nd4j.ones(DataType.DOUBLE, BATCH, STEPS);
        Layer layer = layer();
        if (masked) {
            mask.putScalar(0, 2, 0).putScalar(1, STEPS - 1, 0);
            layer.feedForwardMaskArray(mask, MaskState.Active, BATCH);
        }
        INDArray x = random(2, BATCH, INPUTS, STEPS);
        INDArray told = layer.activate(x, false, LayerWorkspaceMgr.noWorkspaces());
        for (int sample = 0; sample < BATCH; sample++) {
            double[] state = new double[UNITS];
            for (int step = 0; step < STEPS; step++) {
                double[] next = new double[UNITS];
                for (int u = 0; u < UNITS; u++) {
                    double sum = layer.getParam("b").getDouble(u);
                    for (int i = 0; i < INPUTS; i++) {
                        sum += layer.getParam("W").getDouble(i, u) * x.getDouble(sample, i, step);
                    }
                    for (int i = 0; i < UNITS; i++) {
                        sum += layer.getParam("RW").getDouble(i, u) * state[i];
                    }
                    next[u] = mask.getDouble(sample, step) * Math.tanh(sum);
                    assertEquals(next[u], told.getDouble(sample, u, step), 1e-12);
                }
                state = next;
            }
        }
    }

    private static Layer layer() {
        SimpleRnn conf = new SimpleRnn.Builder()
                .nIn(INPUTS)
                .nOut(UNITS)
                .activation(Activation.TANH)
                .build();
        return conf.instantiate(
                new NeuralNetConfiguration.Builder().layer(conf).build(),
                List.of(),
                0,
                random(1, 1, conf.initializer().numParams(conf)),
                false,
                DataType.DOUBLE);
    }

    private static INDArray random(int seed, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return Nd4j.create(new Random(seed).doubles(count, -1, 1).toArray(), shape, DataType.DOUBLE);
    }
}
