package org.lamina.runtime.engine;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of multi-head self-attention for `[B, F, T]` with projections of queries, keys, values and output,
/// with or without biases. A feature more than it reads is a mask ([MaskedSequence]).
///
/// Weights have the names, shapes and meaning of Deeplearning4j's own self-attention with projected input, so
/// that the weights of one fit the other. The fields are mutable because the engine reads and writes configurations
/// as beans.
public class MultiHeadAttentionLayer extends FeedForwardLayer {

    private int heads;
    private int headSize;
    private boolean causal;
    private boolean biased;
    private boolean rotary;

    MultiHeadAttentionLayer() {}

    /// Attention with `outputs` features out of it; `causal` lets a position look at itself and earlier ones only.
    public static MultiHeadAttentionLayer of(long outputs, int heads, int headSize, boolean causal) {
        if (outputs < 1 || heads < 1 || headSize < 1) {
            throw new IllegalArgumentException(
                    "Not a size: " + outputs + " outputs, " + heads + " heads of size " + headSize);
        }
        MultiHeadAttentionLayer layer = new MultiHeadAttentionLayer();
        layer.nOut = outputs;
        layer.heads = heads;
        layer.headSize = headSize;
        layer.causal = causal;
        return layer;
    }

    /// Whether each projection adds a bias; without is usual.
    public MultiHeadAttentionLayer withBiases(boolean changed) {
        biased = changed;
        return this;
    }

    /// Whether queries and keys are turned by angles that tell where they stand; the head size must be even then.
    public MultiHeadAttentionLayer withRotation(boolean changed) {
        rotary = changed;
        return this;
    }

    public int getHeads() {
        return heads;
    }

    public void setHeads(int heads) {
        this.heads = heads;
    }

    public int getHeadSize() {
        return headSize;
    }

    public void setHeadSize(int headSize) {
        this.headSize = headSize;
    }

    public boolean isCausal() {
        return causal;
    }

    public void setCausal(boolean causal) {
        this.causal = causal;
    }

    public boolean isBiased() {
        return biased;
    }

    public void setBiased(boolean biased) {
        this.biased = biased;
    }

    public boolean isRotary() {
        return rotary;
    }

    public void setRotary(boolean rotary) {
        this.rotary = rotary;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new MultiHeadAttentionOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return AttentionParams.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input instanceof InputType.InputTypeRecurrent sequence
                ? InputType.recurrent(nOut, sequence.getTimeSeriesLength())
                : InputType.recurrent(nOut);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (nIn <= 0 || override) {
            nIn = Sizes.features(input);
        }
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, getLayerName());
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return Sizes.memory(this, input, getOutputType(0, input));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof MultiHeadAttentionLayer attention
                && attention.heads == heads
                && attention.headSize == headSize
                && attention.causal == causal
                && attention.biased == biased
                && attention.rotary == rotary;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), heads, headSize, causal, biased, rotary);
    }
}
