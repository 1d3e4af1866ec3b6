package org.lamina.runtime.engine;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftmaxBp;
import org.nd4j.linalg.factory.Nd4j;

/// Softmax over dimension 1: the features of vectors and sequences, the channels of images. The engine's own takes
/// the last dimension, which is right for vectors only.
public class FeatureSoftmax extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;
    private static final int FEATURES = 1;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        Nd4j.exec(new SoftMax(in, in, FEATURES));
        return in;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray gradient = in.ulike();
        Nd4j.exec(new SoftmaxBp(in, epsilon, gradient, FEATURES));
        in.assign(gradient);
        return new Pair<>(in, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSoftmax;
    }

    @Override
    public int hashCode() {
        return FeatureSoftmax.class.hashCode();
    }

    @Override
    public String toString() {
        return "softmax over features";
    }
}
