package org.lamina.runtime.accel;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;

/// Makes the accelerated form of a layer where this machine can run it, else DL4J's own: the one place where lowering
/// chooses between them.
public final class FastLayers {
    private FastLayers() {}

    /// @param rectifiedByReader whether the one reader is a max pooling, told so by [#pooling]
    public static ConvolutionLayer convolution(ConvolutionLayer.Builder settings, boolean rectifiedByReader) {
        if (!OneDnn.isAvailable()) {
            return settings.build();
        }
        FastConvolution fast = new FastConvolution(settings);
        return rectifiedByReader ? fast.rectifiedByReader() : fast;
    }

    /// @param rectifying whether the input comes from a convolution that was told so by [#convolution]
    public static SubsamplingLayer pooling(SubsamplingLayer.Builder settings, boolean rectifying) {
        if (!OneDnn.isAvailable()) {
            return settings.build();
        }
        FastPooling fast = new FastPooling(settings);
        return rectifying ? fast.rectifying() : fast;
    }

    public static Layer convolution1d(Convolution1DLayer stock) {
        return OneDnn.isAvailable() ? FastConvolution1d.like(stock) : stock;
    }

    public static Layer pooling1d(Subsampling1DLayer stock) {
        return OneDnn.isAvailable() ? FastPooling1d.like(stock) : stock;
    }

    public static Layer globalPooling(PoolingType type) {
        return OneDnn.isAvailable() ? new FastGlobalPooling(type) : new GlobalPoolingLayer(type);
    }

    public static Layer dense(DenseLayer stock) {
        return hasFast(stock) ? FastDense.like(stock) : stock;
    }

    /// A fully connected layer that works at each step of a sequence.
    public static Layer denseAtEachStep(DenseLayer stock) {
        return hasFast(stock) ? new FastTimeDistributed(FastDense.like(stock)) : new TimeDistributed(stock);
    }

    private static boolean hasFast(DenseLayer stock) {
        return OneDnn.isAvailable() && FastDenseLayer.covers(stock.getActivationFn());
    }

    public static OutputLayer output(OutputLayer.Builder settings) {
        return OneDnn.isAvailable() ? new FastOutput(settings) : settings.build();
    }

    public static Layer sequenceOutput(RnnOutputLayer stock) {
        return OneDnn.isAvailable() ? FastSequenceOutput.like(stock) : stock;
    }

    public static Layer batchNorm(BatchNormalization stock) {
        return OneDnn.isAvailable() ? FastBatchNorm.like(stock) : stock;
    }

    /// One that keeps its statistics also in training. The engine has none that lets gradients through.
    public static Layer frozenBatchNorm(BatchNormalization stock) {
        return FrozenBatchNorm.like(stock);
    }

    /// @param kept the share of numbers that stays
    public static Layer dropout(double kept) {
        return OneDnn.isAvailable() ? new FastDropout(kept) : new DropoutLayer.Builder(kept).build();
    }

    public static Layer embedding(EmbeddingSequenceLayer stock) {
        return OneDnn.isAvailable() ? FastEmbedding.like(stock) : stock;
    }

    public static Layer lstm(LSTM stock) {
        return OneDnn.isAvailable() ? FastLstm.like(stock) : stock;
    }

    /// The steps in the opposite order. Needs no oneDNN.
    ///
    /// @param input the input whose mask tells real steps from padding
    public static ReverseTimeSeriesVertex reversal(String input) {
        return new FastReversal(input);
    }

    public static MergeVertex merge() {
        return OneDnn.isAvailable() ? new FastMerge() : new MergeVertex();
    }

    public static ElementWiseVertex add() {
        return OneDnn.isAvailable() ? new FastAdd() : new ElementWiseVertex(ElementWiseVertex.Op.Add);
    }
}
