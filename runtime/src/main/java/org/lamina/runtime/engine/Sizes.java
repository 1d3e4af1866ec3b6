package org.lamina.runtime.engine;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/// What the layers of this package say about their sizes.
final class Sizes {

    private Sizes() {}

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

    /// The same with another size of dimension 1.
    static InputType withFeatures(InputType input, long features) {
        return switch (input) {
            case InputType.InputTypeRecurrent sequence -> InputType.recurrent(features, sequence.getTimeSeriesLength());
            case InputType.InputTypeConvolutional image ->
                InputType.convolutional(image.getHeight(), image.getWidth(), features);
            default -> InputType.feedForward(features);
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
