package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Layer normalisation over the features (dimension 1) by oneDNN in single precision, for one shape.
public final class FastLayerNorm {
    private final Inlet input;
    private final Inlet outputGradient;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot scaleShift;
    private final Slot scaleShiftGradient;
    private final Step forward;
    private final Step backward;

    /// @param shape of the arrays, `[B, F, ...]`
    public FastLayerNorm(long[] shape, double epsilon) {
        long features = shape[1];
        long places = Arrays.stream(shape).reduce(1, Math::multiplyExact) / features;
        memory.desc data = OneDnn.describe(memory.format_tag.nc, places, features);
        memory.desc pairs = OneDnn.describe(memory.format_tag.nc, 2, features);
        int scaled = normalization_flags.use_scale_shift.value;
        layer_normalization_forward.primitive_desc forth = new layer_normalization_forward.primitive_desc(
                new layer_normalization_forward.desc(prop_kind.forward_training.value, data, (float) epsilon, scaled),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        layer_normalization_backward.primitive_desc back = new layer_normalization_backward.primitive_desc(
                new layer_normalization_backward.desc(prop_kind.backward.value, data, data, (float) epsilon, scaled),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                forth);
        input = Inlet.rows(shape);
        outputGradient = Inlet.rows(shape);
        output = Slot.empty(data);
        inputGradient = Slot.empty(data);
        scaleShift = Slot.empty(pairs);
        scaleShiftGradient = Slot.empty(pairs);
        Slot mean = Slot.owned(forth.mean_desc());
        Slot variance = Slot.owned(forth.variance_desc());
        forward = new Step(new layer_normalization_forward(forth), forth)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                .with(DNNL_ARG_DST, output);
        backward = new Step(new layer_normalization_backward(back), back)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                .with(DNNL_ARG_DIFF_DST, outputGradient.slot)
                .with(DNNL_ARG_DIFF_SRC, inputGradient)
                .with(DNNL_ARG_DIFF_SCALE_SHIFT, scaleShiftGradient);
    }

    /// Whether these parameters can be used: single precision, the bias behind the gain.
    public static boolean accepts(INDArray gain, INDArray bias) {
        return OneDnn.isAvailable() && gain.dataType() == DataType.FLOAT && Slot.follows(gain, bias);
    }

    /// The shape in memory of [#forward]'s target and [#backward]'s gradient for arrays of a logical shape.
    public static long[] memoryShape(long... shape) {
        return Layouts.channelsLastShape(shape);
    }

    /// An array of such a shape as a layer hands it on.
    public static INDArray view(INDArray target) {
        return Layouts.channelsFirstView(target);
    }

    /// @param gain the gain with the bias behind it
    public void forward(INDArray x, INDArray gain, INDArray target) {
        input.take(x);
        scaleShift.at(gain);
        output.at(target);
        forward.run();
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gain);
        Reference.reachabilityFence(target);
    }

    /// Of the last forward pass, whose input must still be there.
    public void backward(INDArray epsilon, INDArray gain, INDArray gainGradient, INDArray next) {
        outputGradient.take(epsilon);
        scaleShift.at(gain);
        scaleShiftGradient.at(gainGradient);
        inputGradient.at(next);
        backward.run();
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(gain);
        Reference.reachabilityFence(gainGradient);
        Reference.reachabilityFence(next);
    }
}
