package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.settings.WeightInit;
import org.lamina.runtime.engine.FeatureSoftmax;
import org.nd4j.linalg.activations.IActivation;

/// Activation functions and weight initialisation in the engine's terms.
final class Functions {

    /// As wide as Keras draws `random_normal` weights.
    static final double NORMAL_DEVIATION = 0.05;

    private Functions() {}

    static IActivation activation(Activation function) {
        return switch (function) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY.getActivationFunction();
            case RELU -> org.nd4j.linalg.activations.Activation.RELU.getActivationFunction();
            case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU.getActivationFunction();
            case ELU -> org.nd4j.linalg.activations.Activation.ELU.getActivationFunction();
            case GELU -> org.nd4j.linalg.activations.Activation.GELU.getActivationFunction();
            case SWISH -> org.nd4j.linalg.activations.Activation.SWISH.getActivationFunction();
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID.getActivationFunction();
            case TANH -> org.nd4j.linalg.activations.Activation.TANH.getActivationFunction();
            case SOFTMAX -> new FeatureSoftmax();
        };
    }

    /// For what computes on rows of units. There the engine's own softmax is right, and opens without our class.
    static IActivation ofRows(Activation function) {
        return function == Activation.SOFTMAX
                ? org.nd4j.linalg.activations.Activation.SOFTMAX.getActivationFunction()
                : activation(function);
    }

    static IWeightInit weights(WeightInit init, Activation function) {
        return switch (init) {
            case AUTO ->
                engine(
                        isRectifier(function)
                                ? org.deeplearning4j.nn.weights.WeightInit.RELU
                                : org.deeplearning4j.nn.weights.WeightInit.XAVIER);
            case XAVIER -> engine(org.deeplearning4j.nn.weights.WeightInit.XAVIER);
            case XAVIER_UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.XAVIER_UNIFORM);
            case HE_NORMAL -> engine(org.deeplearning4j.nn.weights.WeightInit.RELU);
            case HE_UNIFORM -> engine(org.deeplearning4j.nn.weights.WeightInit.RELU_UNIFORM);
            case LECUN_NORMAL -> engine(org.deeplearning4j.nn.weights.WeightInit.LECUN_NORMAL);
            case NORMAL -> new WeightInitDistribution(new NormalDistribution(0, NORMAL_DEVIATION));
        };
    }

    private static IWeightInit engine(org.deeplearning4j.nn.weights.WeightInit init) {
        return init.getWeightInitFunction();
    }

    private static boolean isRectifier(Activation function) {
        return switch (function) {
            case RELU, LEAKY_RELU, ELU, GELU, SWISH -> true;
            case IDENTITY, SIGMOID, TANH, SOFTMAX -> false;
        };
    }
}
