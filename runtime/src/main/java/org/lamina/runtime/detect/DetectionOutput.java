package org.lamina.runtime.detect;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.Instantiation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Configuration of the end of a detector. It computes what the engine's own does, several times faster.
public class DetectionOutput extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    private final double[][] priors;
    private final int classes;
    private final double lambdaCoord;
    private final double lambdaNoObject;

    /// @param priors width and height of each box that answers begin with, in cells
    public DetectionOutput(double[][] priors, int classes, double lambdaCoord, double lambdaNoObject) {
        this.priors = priors;
        this.classes = classes;
        this.lambdaCoord = lambdaCoord;
        this.lambdaNoObject = lambdaNoObject;
    }

    DetectionGrid grid(int height, int width) {
        return new DetectionGrid(priors.length, classes, height, width);
    }

    double[] answers(double[] sums, DetectionGrid grid) {
        return DetectionAnswers.of(sums, priors, grid);
    }

    DetectionLoss loss(DetectionGrid grid) {
        return new DetectionLoss(grid, lambdaCoord, lambdaNoObject);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        return Instantiation.of(
                new DetectionOutputLayer(conf, type, this), conf, listeners, index, parameters, initialise);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input;
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), input, input)
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof DetectionOutput output
                && Arrays.deepEquals(priors, output.priors)
                && classes == output.classes
                && lambdaCoord == output.lambdaCoord
                && lambdaNoObject == output.lambdaNoObject;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), Arrays.deepHashCode(priors), classes, lambdaCoord, lambdaNoObject);
    }
}
