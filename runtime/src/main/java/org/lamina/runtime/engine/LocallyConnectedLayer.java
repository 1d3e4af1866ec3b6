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
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the weighted sums of windows over `[B, C, H, W]`, or over `[B, C, T]` as images of one row, with
/// weights of their own at every place: `W [places, window, filters]`, and a bias `b` for each value of the output. The
/// engine's own such layers have wrong gradients.
///
/// Sizes are pairs of height and width; `before` says how much of the first window lies outside.
public class LocallyConnectedLayer extends FeedForwardLayer {
    private int[] inputSize = {1, 1};
    private int[] outputSize = {1, 1};
    private int[] kernel = {1, 1};
    private int[] stride = {1, 1};
    private int[] before = {0, 0};
    private boolean biased;

    LocallyConnectedLayer() {}

    /// Sizes of windows and of what they give.
    public record Windows(int[] inputSize, int[] outputSize, int[] kernel, int[] stride, int[] before) {}

    public static LocallyConnectedLayer of(long channels, long filters, Windows windows, boolean biased) {
        LocallyConnectedLayer layer = new LocallyConnectedLayer();
        layer.setNIn(channels);
        layer.setNOut(filters);
        layer.inputSize = windows.inputSize;
        layer.outputSize = windows.outputSize;
        layer.kernel = windows.kernel;
        layer.stride = windows.stride;
        layer.before = windows.before;
        layer.biased = biased;
        return layer;
    }

    public int[] getInputSize() {
        return inputSize;
    }

    public void setInputSize(int[] inputSize) {
        this.inputSize = inputSize;
    }

    public int[] getOutputSize() {
        return outputSize;
    }

    public void setOutputSize(int[] outputSize) {
        this.outputSize = outputSize;
    }

    public int[] getKernel() {
        return kernel;
    }

    public void setKernel(int[] kernel) {
        this.kernel = kernel;
    }

    public int[] getStride() {
        return stride;
    }

    public void setStride(int[] stride) {
        this.stride = stride;
    }

    public int[] getBefore() {
        return before;
    }

    public void setBefore(int[] before) {
        this.before = before;
    }

    public boolean isBiased() {
        return biased;
    }

    public void setBiased(boolean biased) {
        this.biased = biased;
    }

    LocalWindows windows() {
        return new LocalWindows(
                new LocalWindows.Plane((int) nIn, inputSize[0], inputSize[1]),
                new LocalWindows.Plane((int) nOut, outputSize[0], outputSize[1]),
                new LocalWindows.Step(kernel[0], kernel[1]),
                new LocalWindows.Step(stride[0], stride[1]),
                before[0],
                before[1]);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(new LocallyConnectedOp(conf, type), conf, listeners, index, parameters, initialise);
    }

    @Override
    public ParamInitializer initializer() {
        return Params.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input instanceof InputType.InputTypeRecurrent
                ? InputType.recurrent(nOut, outputSize[1])
                : InputType.convolutional(outputSize[0], outputSize[1], nOut);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // Told when it is made.
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
        return super.equals(other)
                && other instanceof LocallyConnectedLayer layer
                && layer.biased == biased
                && layer.windows().equals(windows());
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), biased, windows());
    }

    static final class Params extends NamedParams {
        static final Params INSTANCE = new Params();
        static final String WEIGHTS = "W";
        static final String BIASES = "b";

        @Override
        Map<String, long[]> shapes(FeedForwardLayer layer) {
            LocallyConnectedLayer local = (LocallyConnectedLayer) layer;
            LocalWindows windows = local.windows();
            Map<String, long[]> shapes = new LinkedHashMap<>();
            shapes.put(WEIGHTS, new long[] {windows.out().places(), windows.reads(), layer.getNOut()});
            if (local.biased) {
                shapes.put(BIASES, new long[] {1, windows.out().elements()});
            }
            return shapes;
        }

        /// As many values go into a sum as a window has; each is read by as many sums as there are filters.
        @Override
        void fill(FeedForwardLayer layer, Map<String, INDArray> parameters) {
            var first = layer.getWeightInitFn() == null ? new WeightInitXavier() : layer.getWeightInitFn();
            parameters.forEach((key, array) -> {
                if (key.equals(BIASES)) {
                    array.assign(0);
                } else {
                    first.init(array.size(1), array.size(2), array.shape(), 'c', array);
                }
            });
        }

        @Override
        public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return key.equals(WEIGHTS);
        }

        @Override
        public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return key.equals(BIASES);
        }
    }
}
