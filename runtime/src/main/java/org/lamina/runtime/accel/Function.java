package org.lamina.runtime.accel;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/// An activation function in oneDNN's terms.
record Function(algorithm kind, float alpha) {
    /// DL4J's GELU is `x sigmoid(1.702 x)`, the quick approximation.
    private static final float GELU = 1.702f;

    /// The function, or null where oneDNN has none that gives DL4J's numbers.
    static @Nullable Function of(IActivation function) {
        return switch (function) {
            case ActivationReLU relu -> isPlain(relu) ? new Function(algorithm.eltwise_relu, 0) : null;
            case ActivationLReLU leaky -> new Function(algorithm.eltwise_relu, (float) leaky.getAlpha());
            case ActivationELU elu -> elu.getAlpha() == 1 ? new Function(algorithm.eltwise_elu, 1) : null;
            case ActivationSigmoid _ -> new Function(algorithm.eltwise_logistic, 0);
            case ActivationTanH _ -> new Function(algorithm.eltwise_tanh, 0);
            case ActivationSwish _ -> new Function(algorithm.eltwise_swish, 1);
            case ActivationGELU gelu -> gelu.isPrecise() ? null : new Function(algorithm.eltwise_swish, GELU);
            default -> null;
        };
    }

    boolean isRelu() {
        return kind == algorithm.eltwise_relu && alpha == 0;
    }

    eltwise_forward.primitive_desc forward(memory.desc data) {
        return new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training.value, kind.value, data, alpha, 0f),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
    }

    eltwise_backward.primitive_desc backward(memory.desc data, eltwise_forward.primitive_desc forward) {
        return new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(kind.value, data, data, alpha, 0f),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forward);
    }

    static boolean isPlain(ActivationReLU relu) {
        return (relu.getMax() == null || relu.getMax() == 0)
                && (relu.getThreshold() == null || relu.getThreshold() == 0)
                && (relu.getNegativeSlope() == null || relu.getNegativeSlope() == 0);
    }
}
