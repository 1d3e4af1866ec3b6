package org.lamina.runtime.engine;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of a draw from normal distributions (Kingma and Welling 2014). Means and logarithms of variances come
/// as one input, side by side in dimension 1. The divergence from the standard normal distribution is a part of the
/// loss, as the penalties on weights are.
public class SamplingLayer extends FeedForwardLayer {

    private double klWeight = 1;

    SamplingLayer() {}

    /// @param features of the means, and of the output
    public static SamplingLayer of(long features, double klWeight) {
        SamplingLayer layer = new SamplingLayer();
        layer.setNIn(2 * features);
        layer.setNOut(features);
        layer.klWeight = klWeight;
        return layer;
    }

    public double getKlWeight() {
        return klWeight;
    }

    public void setKlWeight(double klWeight) {
        this.klWeight = klWeight;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new SamplingOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return EmptyParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return Sizes.withFeatures(input, Sizes.features(input) / 2);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (nIn <= 0 || override) {
            nIn = Sizes.features(input);
            nOut = nIn / 2;
        }
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return Sizes.memory(this, input, getOutputType(0, input));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof SamplingLayer layer && layer.klWeight == klWeight;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), klWeight);
    }
}
