package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/// Makes the accelerated form of a layer where this machine can run it, else DL4J's own: the one place where lowering
/// chooses between them.
public final class FastLayers {
    private FastLayers() {}

    public static ConvolutionLayer convolution(ConvolutionLayer.Builder settings) {
        return OneDnn.isAvailable() ? new FastConvolution(settings) : settings.build();
    }

    /// For max pooling only; the other kinds stay with DL4J.
    public static SubsamplingLayer maxPooling(SubsamplingLayer.Builder settings) {
        return OneDnn.isAvailable() ? new FastMaxPooling(settings) : settings.build();
    }

    public static Layer batchNorm(BatchNormalization stock) {
        return OneDnn.isAvailable() ? FastBatchNorm.like(stock) : stock;
    }

    public static Layer lstm(LSTM stock) {
        return OneDnn.isAvailable() ? FastLstm.like(stock) : stock;
    }

    public static ElementWiseVertex add() {
        return OneDnn.isAvailable() ? new FastAdd() : new ElementWiseVertex(ElementWiseVertex.Op.Add);
    }
}
