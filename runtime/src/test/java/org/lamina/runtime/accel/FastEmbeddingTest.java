package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/// An embedding, once DL4J's own and once in plain Java: the same vectors and gradients.
class FastEmbeddingTest {

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(OneDnn.isAvailable(), "oneDNN has no natives for this system");
    }

    @ParameterizedTest
    @CsvSource({"8, 11, 37, 19", "1, 1, 3, 5", "5, 7, 2, 16", "3, 4, 50, 33"})
    void vectorsAndGradientsEqualStock(int batch, int steps, int words, int features) {
        ComputationGraph stock = graph(steps, words, features, false, false);
        ComputationGraph fast = graph(steps, words, features, false, true);
        for (int samples : new int[] {batch, 1, batch}) {
            MultiDataSet data = new MultiDataSet(tokens(samples, steps, words), Nets.labels(samples));
            Nets.assertClose(stock.outputSingle(data.getFeatures(0)), fast.outputSingle(data.getFeatures(0)));
            Nets.assertClose(Nets.gradient(stock, data), Nets.gradient(fast, data));
            stock.fit(data);
            fast.fit(data);
        }
        Nets.assertClose(stock.params(), fast.params());
    }

    @Test
    void biasStaysWithTheEngine() {
        MultiDataSet data = new MultiDataSet(tokens(4, 5, 9), Nets.labels(4));
        Nets.assertClose(
                Nets.gradient(graph(5, 9, 6, true, false), data), Nets.gradient(graph(5, 9, 6, true, true), data));
    }

    @Test
    void wordOutsideTheTableIsToldAsByStock() {
        INDArray tokens = tokens(2, 5, 9);
        tokens.putScalar(1, 3, 9);
        String expected = assertThrows(DL4JInvalidInputException.class, () -> graph(5, 9, 6, false, false)
                        .outputSingle(tokens))
                .getMessage();
        String told = assertThrows(DL4JInvalidInputException.class, () -> graph(5, 9, 6, false, true)
                        .outputSingle(tokens))
                .getMessage();
        assertEquals(expected, told);
    }

    private static INDArray tokens(int batch, int steps, int words) {
        INDArray tokens = Nd4j.zeros(batch, steps);
        for (int i = 0; i < batch * steps; i++) {
            tokens.putScalar(i / steps, i % steps, (i * 7 + i / 3) % words);
        }
        return tokens;
    }

    private static ComputationGraph graph(int steps, int words, int features, boolean bias, boolean fast) {
        EmbeddingSequenceLayer stock = new EmbeddingSequenceLayer.Builder()
                .nIn(words)
                .nOut(features)
                .inputLength(steps)
                .inferInputLength(false)
                .outputDataFormat(RNNFormat.NCW)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .build();
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(11)
                .weightInit(WeightInit.XAVIER)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("in")
                .addLayer("words", fast ? FastEmbedding.like(stock) : stock, "in")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "words")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nIn(features)
                                .nOut(Nets.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "pool")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }
}
