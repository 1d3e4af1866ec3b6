package org.lamina.runtime.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A [SamplingLayer] at work. One draw from the engine's generator fixes the noise of a step, so that a run which
/// begins at the same state draws the same.
final class SamplingOp extends ParameterisedLayer<SamplingLayer> {

    private double[] noise = {};
    private double divergence;

    SamplingOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /// The values of one sample in a half of the input, and the place of the output's `i`-th value in it.
    private record Halves(int size) {
        int mean(int i) {
            return i / size * 2 * size + i % size;
        }

        int logVariance(int i) {
            return mean(i) + size;
        }
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        double[] x = RowMajor.read(input.castTo(dataType));
        int batch = (int) input.size(0);
        Halves halves = new Halves(x.length / batch / 2);
        double[] y = new double[x.length / 2];
        noise = training ? drawn(y.length) : new double[y.length];
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double mean = x[halves.mean(i)];
            double logVariance = x[halves.logVariance(i)];
            y[i] = mean + Math.exp(logVariance / 2) * noise[i];
            sum += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2;
        }
        divergence = sum / batch;
        long[] shape = input.shape().clone();
        shape[1] /= 2;
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        RowMajor.write(y, output);
        return output;
    }

    private static double[] drawn(int count) {
        SplittableRandom random = new SplittableRandom(Nd4j.getRandom().nextLong());
        double[] noise = new double[count];
        Arrays.setAll(noise, _ -> random.nextGaussian());
        return noise;
    }

    /// Also the gradient of the divergence, summed over the samples as all that goes back is.
    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        double[] x = RowMajor.read(input.castTo(dataType));
        double[] dy = RowMajor.read(epsilon.castTo(dataType));
        double weight = layerConf().getKlWeight();
        Halves halves = new Halves(x.length / (int) input.size(0) / 2);
        double[] dx = new double[x.length];
        for (int i = 0; i < dy.length; i++) {
            int mean = halves.mean(i);
            int logVariance = halves.logVariance(i);
            double deviation = Math.exp(x[logVariance] / 2);
            dx[mean] = dy[i] + weight * x[mean];
            dx[logVariance] = dy[i] * noise[i] * deviation / 2 + weight * (deviation * deviation - 1) / 2;
        }
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(dx, next);
        return new Pair<>(new DefaultGradient(), next);
    }

    /// Of the last pass: the divergence from the standard normal distribution, summed over the features, as a mean over
    /// the samples, as the engine adds penalties.
    @Override
    public double calcRegularizationScore(boolean backpropParamsOnly) {
        return layerConf().getKlWeight() * divergence;
    }
}
