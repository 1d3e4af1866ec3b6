package org.lamina.runtime.accel;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's embedding of sequences, looked up in plain Java.
public class FastEmbedding extends EmbeddingSequenceLayer {
    private static final long serialVersionUID = 1L;

    FastEmbedding() {}

    static FastEmbedding like(EmbeddingSequenceLayer stock) {
        return Settings.copy(stock, new FastEmbedding());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new FastEmbeddingLayer(conf, type), conf, listeners, index, parameters, initialise);
    }
}
