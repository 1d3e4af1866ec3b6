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
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of positional encoding for `[B, F, T]`: adds a value a feature and time step to the input.
///
/// Sinusoidal encoding is fixed; learned encoding holds a table `[F, maxLength]` of which the first `T` columns are
/// used. The fields are mutable because the engine reads and writes configurations as beans.
public class PositionalEncodingLayer extends FeedForwardLayer {

    private boolean learned;
    private long maxLength;

    PositionalEncodingLayer() {}

    public static PositionalEncodingLayer sinusoidal() {
        return new PositionalEncodingLayer();
    }

    public static PositionalEncodingLayer learned(long maxLength) {
        if (maxLength < 1) {
            throw new IllegalArgumentException("Not a length: " + maxLength);
        }
        PositionalEncodingLayer layer = new PositionalEncodingLayer();
        layer.learned = true;
        layer.maxLength = maxLength;
        return layer;
    }

    public boolean isLearned() {
        return learned;
    }

    public void setLearned(boolean learned) {
        this.learned = learned;
    }

    public long getMaxLength() {
        return maxLength;
    }

    public void setMaxLength(long maxLength) {
        this.maxLength = maxLength;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new PositionalEncodingOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return learned ? PositionalParams.INSTANCE : EmptyParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (nIn <= 0 || override) {
            nIn = Sizes.features(input);
            nOut = nIn;
        }
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, getLayerName());
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return Sizes.memory(this, input, input);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof PositionalEncodingLayer encoding
                && encoding.learned == learned
                && encoding.maxLength == maxLength;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), learned, maxLength);
    }
}
