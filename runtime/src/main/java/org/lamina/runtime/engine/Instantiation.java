package org.lamina.runtime.engine;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The steps every layer of this package shares when the engine builds it from its configuration.
final class Instantiation {

    private Instantiation() {}

    static <L extends org.deeplearning4j.nn.api.Layer> L of(
            L layer,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(conf.getLayer().initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
    }

    /// The size of dimension 1 of arrays of this type.
    static long features(InputType input) {
        return switch (input) {
            case InputType.InputTypeFeedForward flat -> flat.getSize();
            case InputType.InputTypeRecurrent sequence -> sequence.getSize();
            case InputType.InputTypeConvolutional image -> image.getChannels();
            case InputType.InputTypeConvolutionalFlat flat -> flat.getFlattenedSize();
            default -> throw new IllegalStateException("No features to normalise in " + input);
        };
    }

    static LayerMemoryReport memory(BaseLayer layer, InputType input, InputType output) {
        long parameters = layer.initializer().numParams(layer);
        long state = layer.getIUpdater() == null ? 0 : layer.getIUpdater().stateSize(parameters);
        return new LayerMemoryReport.Builder(layer.getLayerName(), layer.getClass(), input, output)
                .standardMemory(parameters, state)
                .workingMemory(0, 0, 0, output.arrayElementsPerExample())
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }
}
