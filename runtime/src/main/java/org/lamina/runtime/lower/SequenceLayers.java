package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.engine.GruLayer;
import org.lamina.runtime.engine.LayerNormLayer;
import org.lamina.runtime.engine.LstmLayer;
import org.lamina.runtime.engine.MultiHeadAttentionLayer;
import org.lamina.runtime.engine.PeepholeLstmLayer;
import org.lamina.runtime.engine.PositionalEncodingLayer;
import org.lamina.runtime.engine.RnnLayer;

/// Layers that read sequences and token ids.
final class SequenceLayers {

    private final Flow flow;
    private final TrainingSettings settings;
    private final boolean portable;

    SequenceLayers(Flow flow, TrainingSettings settings, boolean portable) {
        this.flow = flow;
        this.settings = settings;
        this.portable = portable;
    }

    Layer convolution(NodeId id, Conv1d spec) {
        Convolution1DLayer layer = new Convolution1DLayer.Builder(spec.kernel(), spec.stride())
                .rnnDataFormat(RNNFormat.NCW)
                .dilation(spec.dilation())
                .convolutionMode(ImageLayers.mode(spec.padding()))
                .nIn(inputFeatures(id))
                .nOut(spec.filters())
                .hasBias(spec.bias())
                .activation(Functions.activation(spec.activation()))
                .weightInit(Functions.weights(settings.weightInit(), spec.activation()))
                .build();
        return portable ? layer : FastLayers.convolution1d(layer);
    }

    Layer pooling(Pool1d spec) {
        Subsampling1DLayer layer = new Subsampling1DLayer.Builder(ImageLayers.type(spec.reduction()))
                .kernelSize(spec.window())
                .stride(spec.stride())
                .convolutionMode(ImageLayers.mode(spec.padding()))
                .build();
        return portable ? layer : FastLayers.pooling1d(layer);
    }

    static Layer upsampling(Upsample1d spec) {
        return new Upsampling1D.Builder(spec.factor()).build();
    }

    static Layer border(Border1d spec) {
        return spec.cut()
                ? new Cropping1D.Builder(spec.before(), spec.after()).build()
                : new ZeroPadding1DLayer.Builder(spec.before(), spec.after()).build();
    }

    Layer embedding(NodeId id, Embedding spec) {
        if (!(flow.inputShape(id) instanceof Shape.Tokens tokens)) {
            throw new IllegalStateException("Checked embeddings read tokens: " + id);
        }
        EmbeddingSequenceLayer layer = new EmbeddingSequenceLayer.Builder()
                .nIn(tokens.vocabulary())
                .nOut(spec.dimension())
                .inputLength(tokens.length())
                .inferInputLength(false)
                .outputDataFormat(RNNFormat.NCW)
                .hasBias(false)
                .activation(Functions.activation(Activation.IDENTITY))
                .weightInit(Functions.weights(settings.weightInit(), Activation.IDENTITY))
                .build();
        return portable ? layer : FastLayers.embedding(layer);
    }

    @SuppressWarnings("deprecation")
    Layer lstm(NodeId id, Lstm spec) {
        if (spec.peepholes()) {
            GravesLSTM stock = configured(new GravesLSTM.Builder(), id, spec).build();
            return portable && !isBegun(id) ? stock : PeepholeLstmLayer.like(stock);
        }
        LSTM stock = configured(new LSTM.Builder(), id, spec).build();
        if (isBegun(id)) {
            return LstmLayer.like(stock);
        }
        return portable ? stock : FastLayers.lstm(stock);
    }

    private <B extends AbstractLSTM.Builder<B>> B configured(B builder, NodeId id, Lstm spec) {
        return builder.dataFormat(RNNFormat.NCW)
                .nIn(inputFeatures(id))
                .nOut(spec.units())
                .activation(Functions.activation(Activation.TANH))
                .gateActivationFunction(Functions.activation(Activation.SIGMOID))
                .forgetGateBiasInit(1)
                .weightInit(Functions.weights(settings.weightInit(), Activation.TANH));
    }

    Layer gru(NodeId id, Gru spec) {
        GruLayer layer = GruLayer.of(spec.units());
        layer.setNIn(inputFeatures(id));
        layer.setWeightInitFn(Functions.weights(settings.weightInit(), Activation.TANH));
        return layer;
    }

    Layer simpleRnn(NodeId id, SimpleRnn spec) {
        org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn layer =
                new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
                        .dataFormat(RNNFormat.NCW)
                        .nIn(inputFeatures(id))
                        .nOut(spec.units())
                        .activation(Functions.activation(Activation.TANH))
                        .weightInit(Functions.weights(settings.weightInit(), Activation.TANH))
                        .build();
        return portable && !isBegun(id) ? layer : RnnLayer.like(layer);
    }

    /// Whether a recurrent layer reads the state before its first step, too: the engine's begin from zero.
    private boolean isBegun(NodeId id) {
        return flow.sourcesOf(id).size() > 1;
    }

    Layer attention(NodeId id, SelfAttention spec) {
        int features = inputFeatures(id);
        MultiHeadAttentionLayer layer = MultiHeadAttentionLayer.of(
                        features, spec.heads(), features / spec.heads(), spec.causal())
                .withBiases(spec.bias())
                .withRotation(spec.rotary());
        layer.setNIn(features);
        layer.setWeightInitFn(Functions.weights(settings.weightInit(), Activation.IDENTITY));
        return layer;
    }

    Layer positions(NodeId id, PositionalEncoding spec) {
        if (!(flow.inputShape(id) instanceof Shape.Sequence sequence)) {
            throw new IllegalStateException("Checked positional encodings read sequences: " + id);
        }
        return sized(
                switch (spec.style()) {
                    case SINUSOIDAL -> PositionalEncodingLayer.sinusoidal();
                    case LEARNED -> PositionalEncodingLayer.learned(spec.places(sequence));
                },
                sequence.features());
    }

    Layer layerNorm(NodeId id, LayerNorm spec) {
        return sized(LayerNormLayer.of(spec.epsilon()), inputFeatures(id));
    }

    private static Layer sized(FeedForwardLayer layer, int features) {
        layer.setNIn(features);
        layer.setNOut(features);
        return layer;
    }

    private int inputFeatures(NodeId id) {
        return DenseLayers.features(flow.inputShape(id));
    }
}
