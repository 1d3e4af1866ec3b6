package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.settings.WeightInit;
import org.lamina.runtime.engine.FeatureSoftmax;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/// Activation functions and weight initialisation in the engine's terms.
final class Functions {

    /// As wide as Keras draws `random_normal` weights.
    static final double NORMAL_DEVIATION = 0.05;

    /// As BERT begins (Devlin et al. 2019).
    static final double TRUNCATED_NORMAL_DEVIATION = 0.02;

    private Functions() {}

    static IActivation activation(Activation function) {
        return switch (function) {
            case IDENTITY -> new ActivationIdentity();
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ActivationLReLU();
            case ELU -> new ActivationELU();
            case SELU -> new ActivationSELU();
            case GELU -> new ActivationGELU();
            case SWISH -> new ActivationSwish();
            case MISH -> new ActivationMish();
            case RELU6 -> new ActivationReLU6();
            case THRESHOLDED_RELU -> new ActivationThresholdedReLU();
            case SOFTPLUS -> new ActivationSoftPlus();
            case SIGMOID -> new ActivationSigmoid();
            case HARD_SIGMOID -> new ActivationHardSigmoid();
            case TANH -> new ActivationTanH();
            case HARD_TANH -> new ActivationHardTanH();
            case RATIONAL_TANH -> new ActivationRationalTanh();
            case RECTIFIED_TANH -> new ActivationRectifiedTanh();
            case SOFTSIGN -> new ActivationSoftSign();
            case CUBE -> new ActivationCube();
            case SOFTMAX -> new FeatureSoftmax();
        };
    }

    /// For what computes on rows of units. There the engine's own softmax is right, and opens without our class.
    static IActivation ofRows(Activation function) {
        return function == Activation.SOFTMAX ? new ActivationSoftmax() : activation(function);
    }

    static IWeightInit weights(WeightInit init, Activation function) {
        return switch (init) {
            case AUTO -> engine(automatic(function));
            case XAVIER -> engine(org.deeplearning4j.nn.weights.WeightInit.XAVIER);
            case XAVIER_UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.XAVIER_UNIFORM);
            case HE_NORMAL -> engine(org.deeplearning4j.nn.weights.WeightInit.RELU);
            case HE_UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.RELU_UNIFORM);
            case LECUN_NORMAL -> engine(org.deeplearning4j.nn.weights.WeightInit.LECUN_NORMAL);
            case NORMAL -> new WeightInitDistribution(new NormalDistribution(0, NORMAL_DEVIATION));
            case TRUNCATED_NORMAL ->
                new WeightInitDistribution(new TruncatedNormalDistribution(0, TRUNCATED_NORMAL_DEVIATION));
            case UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.UNIFORM);
            case SIGMOID_UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.SIGMOID_UNIFORM);
        };
    }

    private static IWeightInit engine(org.deeplearning4j.nn.weights.WeightInit init) {
        return init.getWeightInitFunction();
    }

    private static org.deeplearning4j.nn.weights.WeightInit automatic(Activation function) {
        return switch (function) {
            case RELU, LEAKY_RELU, ELU, GELU, SWISH, MISH, RELU6, THRESHOLDED_RELU, SOFTPLUS ->
                org.deeplearning4j.nn.weights.WeightInit.RELU;
            // Values keep mean 0 and deviation 1 from layer to layer only with these (Klambauer et al. 2017).
            case SELU -> org.deeplearning4j.nn.weights.WeightInit.LECUN_NORMAL;
            case IDENTITY,
                    SIGMOID,
                    HARD_SIGMOID,
                    TANH,
                    HARD_TANH,
                    RATIONAL_TANH,
                    RECTIFIED_TANH,
                    SOFTSIGN,
                    CUBE,
                    SOFTMAX -> org.deeplearning4j.nn.weights.WeightInit.XAVIER;
        };
    }
}
