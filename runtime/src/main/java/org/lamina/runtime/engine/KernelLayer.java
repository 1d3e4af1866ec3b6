package org.lamina.runtime.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

/// Configuration of a layer that computes with a [Kernel] and, unless it says otherwise, keeps the shape of its input.
/// A feature more than it reads is a mask ([MaskedSequence]).
///
/// Subclasses have mutable fields, because the engine reads and writes configurations as beans.
public abstract class KernelLayer extends FeedForwardLayer {

    abstract Kernel kernel();

    /// What each parameter is filled with before training, by name and in the order of the kernel's parameters.
    abstract Map<String, Double> firstValues();

    /// A gain of 1 and a bias of 0, as first values of a layer that begins as no change.
    static Map<String, Double> gainAndBias() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("g", 1.0);
        values.put("b", 0.0);
        return values;
    }

    /// Reads and gives so many features.
    final void keep(long features) {
        setNIn(features);
        setNOut(features);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new KernelOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return firstValues().isEmpty() ? EmptyParamInitializer.getInstance() : Params.INSTANCE;
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
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return Sizes.memory(this, input, input);
    }

    /// None counts as a weight: L1 and L2 leave them alone.
    private static final class Params extends NamedParams {
        static final Params INSTANCE = new Params();

        @Override
        Map<String, long[]> shapes(FeedForwardLayer layer) {
            Map<String, long[]> shapes = new LinkedHashMap<>();
            ((KernelLayer) layer)
                    .firstValues()
                    .keySet()
                    .forEach(key -> shapes.put(key, new long[] {1, layer.getNOut()}));
            return shapes;
        }

        @Override
        void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
            Map<String, Double> values = ((KernelLayer) layer).firstValues();
            parameters.forEach((key, array) -> array.assign(Objects.requireNonNull(values.get(key))));
        }

        @Override
        public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return false;
        }

        @Override
        public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return ((KernelLayer) layer).firstValues().containsKey(key);
        }
    }
}
